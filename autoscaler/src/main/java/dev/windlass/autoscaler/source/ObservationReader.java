package dev.windlass.autoscaler.source;

import dev.windlass.autoscaler.decision.Needs;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.AutoscalerKey;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.HorizontalSettings;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.watch.Mirror;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gathers everything one evaluation reads. Callable from any thread, for different autoscalers at once. */
public final class ObservationReader {
    private final Mirror<PodState> pods;
    private final MetricReader metrics;
    private final HorizontalSettings settings;
    private final Map<String, Map<String, String>> claims = new ConcurrentHashMap<>();

    public ObservationReader(Mirror<PodState> pods, MetricReader metrics, HorizontalSettings settings) {
        this.pods = pods;
        this.metrics = metrics;
        this.settings = settings;
    }

    /** An observation, how long each of its readings took, and the traces of the scrapes it rests on. */
    public record Observed(Observation observation, List<Duration> times, List<SpanContext> traces) {
        public Observed {
            times = List.copyOf(times);
            traces = List.copyOf(traces);
        }
    }

    /** Reads what the evaluation of an autoscaler needs, its scale being read already. */
    public Observed read(Autoscaler autoscaler, ScaleReading scale, History history, Instant now) {
        return switch (Needs.of(autoscaler, scale)) {
            case Needs.Nothing _ ->
                new Observed(
                        new Observation(autoscaler, scale, List.of(), Map.of(), List.of(), history, settings, now),
                        List.of(),
                        List.of());
            case Needs.Readings needs -> {
                List<PodState> matched = matched(autoscaler.namespace(), needs.claim());
                MetricReader.Readings readings = metrics.read(needs.queries(), matched, now);
                yield new Observed(
                        new Observation(
                                autoscaler,
                                scale,
                                matched,
                                rivals(autoscaler, needs.claim()),
                                readings.readings(),
                                history,
                                settings,
                                now),
                        readings.times(),
                        readings.traces());
            }
        };
    }

    private List<PodState> matched(String namespace, LabelSelector selector) {
        return pods.byNamespace(namespace).stream()
                .filter(pod -> selector.matches(pod.labels()))
                .sorted(Comparator.comparing(PodState::name))
                .toList();
    }

    /** Registers this autoscaler's claim and gives those of the others of its namespace. */
    private Map<String, String> rivals(Autoscaler autoscaler, LabelSelector claim) {
        Map<String, String> namespace = claims.computeIfAbsent(autoscaler.namespace(), _ -> new ConcurrentHashMap<>());
        namespace.put(autoscaler.key().toString(), claim.toString());
        Map<String, String> others = new HashMap<>(namespace);
        others.remove(autoscaler.key().toString());
        return others;
    }

    /** Lets go of a deleted autoscaler's claim. */
    public void forget(AutoscalerKey key) {
        Map<String, String> namespace = claims.get(key.namespace());
        if (namespace != null) {
            namespace.remove(key.toString());
        }
    }
}
