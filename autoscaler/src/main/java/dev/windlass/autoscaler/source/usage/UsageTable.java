package dev.windlass.autoscaler.source.usage;

import dev.windlass.autoscaler.horizontal.MetricReading.ContainerUsage;
import dev.windlass.autoscaler.horizontal.MetricReading.PodUsage;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.stream.sample.ContainerSample;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.Usage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The last usage of every pod, node by node as the samples come. One thread writes, any may read. A node's sample replaces what that
 * node had; what is older than {@code maxAge} is not given out any more, so that a stream gone silent is never taken for an idle
 * workload.
 */
public final class UsageTable {
    private static final String CPU = "cpu";
    private static final String MEMORY = "memory";

    private final Duration maxAge;
    private final Map<ObjectKey, Entry> pods = new ConcurrentHashMap<>();
    private final Map<String, List<ObjectKey>> podsOfNode = new HashMap<>();
    private volatile @Nullable Instant newest;
    private Instant cleaned = Instant.EPOCH;

    /** A pod's usage, the scrape it comes from, and the trace of that scrape. */
    private record Entry(String node, Instant scrapedAt, SpanContext trace, PodUsage usage) {}

    /** A usage and the trace of the scrape that measured it. */
    public record Found(PodUsage usage, SpanContext trace) {}

    /** @param maxAge how old a scrape may be; several scrape periods */
    public UsageTable(Duration maxAge) {
        this.maxAge = maxAge;
    }

    /** Takes a node's sample in; a sample older than the one in place is left aside. */
    public void accept(NodeSample sample, Context context) {
        SpanContext trace = Span.fromContext(context).getSpanContext();
        Map<ObjectKey, List<ContainerSample>> byPod = new HashMap<>();
        for (ContainerSample container : sample.containers()) {
            byPod.computeIfAbsent(new ObjectKey(container.namespace(), container.pod()), _ -> new ArrayList<>())
                    .add(container);
        }
        List<ObjectKey> before = podsOfNode.getOrDefault(sample.node(), List.of());
        List<ObjectKey> after = new ArrayList<>();
        byPod.forEach((pod, containers) -> usage(pod.name(), containers).ifPresent(usage -> {
            Entry entry = new Entry(sample.node(), sample.scrapedAt(), trace, usage);
            pods.merge(pod, entry, (old, fresh) -> fresh.scrapedAt().isBefore(old.scrapedAt()) ? old : fresh);
            after.add(pod);
        }));
        Set<ObjectKey> kept = Set.copyOf(after);
        before.stream()
                .filter(pod -> !kept.contains(pod))
                .forEach(
                        pod -> pods.computeIfPresent(pod, (_, old) -> old.node().equals(sample.node()) ? null : old));
        podsOfNode.put(sample.node(), after);
        Instant last = newest;
        if (last == null || sample.scrapedAt().isAfter(last)) {
            newest = sample.scrapedAt();
            forgetNodesThatAreGone(sample.scrapedAt());
        }
    }

    /** A node that was removed sends no sample that would take its pods away. */
    private void forgetNodesThatAreGone(Instant now) {
        if (cleaned.plus(maxAge).isAfter(now)) {
            return;
        }
        cleaned = now;
        pods.values().removeIf(entry -> isTooOld(entry.scrapedAt(), now));
        podsOfNode.values().removeIf(names -> names.stream().noneMatch(pods::containsKey));
    }

    /** A pod counts when every container has a usage; its time is that of the container measured earliest. */
    private static Optional<PodUsage> usage(String pod, List<ContainerSample> samples) {
        List<ContainerUsage> containers = new ArrayList<>();
        Usage earliest = null;
        for (ContainerSample sample : samples) {
            Usage usage = sample.usage();
            if (usage == null) {
                return Optional.empty();
            }
            if (earliest == null || usage.timestamp().isBefore(earliest.timestamp())) {
                earliest = usage;
            }
            containers.add(new ContainerUsage(
                    sample.container(),
                    Map.of(
                            CPU, Quantity.ofNano(usage.cpuNanoCores()).milliValue(),
                            MEMORY, Quantity.ofBytes(usage.memoryBytes()).milliValue())));
        }
        Usage when = Objects.requireNonNull(earliest, "a pod has containers");
        return Optional.of(new PodUsage(pod, when.timestamp(), when.window(), containers));
    }

    /** The pod's usage; empty when there is none or it is too old. */
    public Optional<Found> find(ObjectKey pod, Instant now) {
        Entry entry = pods.get(pod);
        return entry == null || isTooOld(entry.scrapedAt(), now)
                ? Optional.empty()
                : Optional.of(new Found(entry.usage(), entry.trace()));
    }

    /** The node whose kubelet measured the pod last. */
    public Optional<String> node(ObjectKey pod) {
        return Optional.ofNullable(pods.get(pod)).map(Entry::node);
    }

    /** Whether some sample is recent enough to answer from. */
    public boolean isFresh(Instant now) {
        Instant last = newest;
        return last != null && !isTooOld(last, now);
    }

    /** Time of the newest scrape; empty before the first. */
    public Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    /** Pods held at this moment, old ones included. */
    public int size() {
        return pods.size();
    }

    private boolean isTooOld(Instant scrapedAt, Instant now) {
        return scrapedAt.plus(maxAge).isBefore(now);
    }
}
