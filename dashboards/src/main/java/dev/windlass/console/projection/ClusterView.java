package dev.windlass.console.projection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Everything the console knows at one moment. Immutable: a reader keeps a consistent picture for as long as it likes, and the
 * next view shares all that did not change with this one.
 *
 * @param revision grows with every event that changed something
 * @param at when the last event was learned of
 * @param readings last scrape per node; also of nodes the API server has not told of yet
 * @param loads requests of the pods placed on each node
 * @param refusals why no node was added, for pods that still wait
 */
public record ClusterView(
        ViewLimits limits,
        long revision,
        Instant at,
        PMap<String, NodeFacts> nodes,
        PMap<String, NodeReading> readings,
        PMap<String, NodeLoad> loads,
        PMap<ObjectName, PodFacts> pods,
        PodCounts podCounts,
        PMap<ObjectName, Refusal> refusals,
        PMap<WorkloadName, WorkloadFacts> workloads,
        PMap<ObjectName, AutoscalerView> autoscalers,
        PMap<String, NodeGroupView> groups,
        DecisionLog decisions,
        PMap<String, SourceState> sources,
        History<ClusterPoint> history) {

    /** The view before the first event. */
    public static ClusterView empty(ViewLimits limits) {
        return new ClusterView(
                limits,
                0,
                Instant.EPOCH,
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                PodCounts.NONE,
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                DecisionLog.empty(limits.decisions()),
                HashTreePMap.empty(),
                History.empty(limits.points()));
    }

    /** What the pod uses, when its node's last scrape told. */
    public Optional<PodUsage> usage(PodFacts pod) {
        NodeReading reading = readings.get(pod.node());
        return reading == null
                ? Optional.empty()
                : Optional.ofNullable(reading.pods().get(pod.name()));
    }

    /** What the pods placed on the node request. */
    public NodeLoad load(String node) {
        return loads.getOrDefault(node, NodeLoad.NONE);
    }

    /** The sources in order of name. */
    public List<SourceState> sourcesByName() {
        return sources.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    /** Whether the source is there and follows changes as they happen. */
    public boolean isLive(String source) {
        SourceState state = sources.get(source);
        return state != null && state.connection() == SourceState.Connection.LIVE;
    }

    /** The cluster as a whole. Usage of nodes the API server no longer knows does not count. */
    public ClusterPoint totals(Instant now) {
        int ready = 0;
        long allocatableCpu = 0;
        long allocatableMemory = 0;
        for (NodeFacts node : nodes.values()) {
            ready += node.readiness() == NodeFacts.Readiness.NOT_READY ? 0 : 1;
            allocatableCpu += node.allocatableCpuMilli();
            allocatableMemory += node.allocatableMemoryBytes();
        }
        long usedCpuNano = 0;
        long usedMemory = 0;
        for (Map.Entry<String, NodeReading> reading : readings.entrySet()) {
            PodUsage usage = reading.getValue().usage();
            if (usage != null && (nodes.isEmpty() || nodes.containsKey(reading.getKey()))) {
                usedCpuNano += usage.cpuNanoCores();
                usedMemory += usage.memoryBytes();
            }
        }
        long requestedCpu = 0;
        long requestedMemory = 0;
        for (NodeLoad load : loads.values()) {
            requestedCpu += load.cpuMilli();
            requestedMemory += load.memoryBytes();
        }
        return new ClusterPoint(
                now,
                nodes.size(),
                ready,
                podCounts.running(),
                podCounts.waiting(),
                usedCpuNano / 1_000_000,
                requestedCpu,
                allocatableCpu,
                usedMemory,
                requestedMemory,
                allocatableMemory);
    }
}
