package dev.windlass.autoscaler.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.autoscaler.decision.Evaluation;
import dev.windlass.autoscaler.horizontal.AutoscalerKey;
import dev.windlass.autoscaler.horizontal.AutoscalerKind;
import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.source.ObservationReader;
import dev.windlass.autoscaler.source.cluster.WatchedAutoscaler;
import dev.windlass.kube.kind.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The engine's own metrics: the names that dashboards know from the controller manager, and what only we can tell. */
final class AutoscalerMetrics {
    private static final String PREFIX = "horizontal_pod_autoscaler_controller_";
    /** 0.001 · 2^k seconds, 15 of them, as the peer has them. */
    private static final Duration[] BUCKETS = buckets();

    private final MeterRegistry meters;
    private final Map<AutoscalerKey, Watched> watched = new ConcurrentHashMap<>();

    /** The gauges of one autoscaler. */
    private record Watched(AtomicInteger desired, AtomicInteger difference, List<Meter.Id> ids) {}

    AutoscalerMetrics(MeterRegistry meters, Supplier<Number> autoscalers) {
        this.meters = meters;
        Gauge.builder(PREFIX + "num_horizontal_pod_autoscalers", autoscalers)
                .description("Number of autoscalers the engine knows")
                .register(meters);
    }

    private static Duration[] buckets() {
        Duration[] buckets = new Duration[15];
        for (int k = 0; k < buckets.length; k++) {
            buckets[k] = Duration.ofMillis(1L << k);
        }
        return buckets;
    }

    /** What an evaluation would change, and which side is at fault when it failed. */
    void evaluated(Evaluation evaluation, ObservationReader.Observed observed, String error, Duration took) {
        Observation observation = observed.observation();
        String action = action(evaluation);
        Counter.builder(PREFIX + "reconciliations_total")
                .tag("action", action)
                .tag("error", error)
                .register(meters)
                .increment();
        Timer.builder(PREFIX + "reconciliation_duration_seconds")
                .tag("action", action)
                .tag("error", error)
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(took);
        var specs = observation.autoscaler().spec().metricList();
        for (int i = 0; i < observation.readings().size(); i++) {
            MetricReading reading = observation.readings().get(i);
            boolean failed = reading instanceof MetricReading.Failed;
            Counter.builder(PREFIX + "metric_computation_total")
                    .tag("action", action)
                    .tag("error", failed ? "internal" : "none")
                    .tag("metric_type", specs.get(i).type())
                    .register(meters)
                    .increment();
            Timer.builder(PREFIX + "metric_computation_duration_seconds")
                    .tag("action", action)
                    .tag("error", failed ? "internal" : "none")
                    .tag("metric_type", specs.get(i).type())
                    .serviceLevelObjectives(BUCKETS)
                    .register(meters)
                    .record(observed.times().get(i));
            Counter.builder("windlass_autoscaler_metric_reads_total")
                    .tag("source", source(reading))
                    .tag("result", failed ? "failed" : "read")
                    .description("Readings of metrics by the source that answered")
                    .register(meters)
                    .increment();
        }
    }

    private static String source(MetricReading reading) {
        return switch (reading) {
            case MetricReading.PodUsages r -> r.source();
            case MetricReading.PodValues r -> r.source();
            case MetricReading.SingleValue r -> r.source();
            case MetricReading.SeriesValues r -> r.source();
            case MetricReading.Failed r -> r.source();
            case MetricReading.NotAsked _ -> "none";
        };
    }

    private static String action(Evaluation evaluation) {
        return switch (evaluation) {
            case Evaluation.Settled _ -> "none";
            case Evaluation.Rescale rescale -> rescale.replicas() > rescale.current() ? "scale_up" : "scale_down";
        };
    }

    void desired(AutoscalerKey key, int replicas) {
        watched(key).desired().set(replicas);
    }

    /** In mode observe: our replicas minus those of the cluster's own controller. */
    void difference(AutoscalerKey key, int ours, int theirs) {
        watched(key).difference().set(ours - theirs);
    }

    private Watched watched(AutoscalerKey key) {
        return watched.computeIfAbsent(key, this::register);
    }

    private Watched register(AutoscalerKey key) {
        AtomicInteger desired = new AtomicInteger();
        AtomicInteger difference = new AtomicInteger();
        Gauge replicas = Gauge.builder(PREFIX + "desired_replicas", desired, AtomicInteger::get)
                .tag("namespace", key.namespace())
                .tag("hpa_name", key.name())
                .tag("kind", key.kind().kind())
                .description("Replicas the last evaluation asked for")
                .register(meters);
        Gauge apart = Gauge.builder("windlass_autoscaler_difference_replicas", difference, AtomicInteger::get)
                .tag("namespace", key.namespace())
                .tag("hpa_name", key.name())
                .tag("kind", key.kind().kind())
                .description("Mode observe: our replicas minus those the cluster's own controller wants")
                .register(meters);
        return new Watched(desired, difference, List.of(replicas.getId(), apart.getId()));
    }

    /** A status write was based on an object that had changed meanwhile. */
    void stale(AutoscalerKind kind) {
        Kind<JsonNode> resource = WatchedAutoscaler.resource(kind);
        Counter.builder(PREFIX + "stale_sync_skips_total")
                .tag("group", resource.group())
                .tag("resource", resource.plural())
                .register(meters)
                .increment();
    }

    void published() {
        Counter.builder("windlass_autoscaler_decisions_published_total")
                .register(meters)
                .increment();
    }

    void forget(AutoscalerKey key) {
        Watched gone = watched.remove(key);
        if (gone != null) {
            gone.ids().forEach(meters::remove);
        }
    }
}
