package dev.windlass.console.projection;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What time alone changes: the cluster's own history gains a point, and what is long gone is forgotten. */
final class PassageOfTime {
    private PassageOfTime() {}

    static void passed(Change change) {
        List<ClusterPoint> points = change.history.points();
        if (!points.isEmpty() && change.at.isBefore(points.getLast().at().plus(change.limits.pointSpacing()))) {
            return;
        }
        change.history = change.history.with(point(change));
        forget(change, change.at.minus(change.limits.retention()));
    }

    private static void forget(Change change, Instant before) {
        for (Map.Entry<String, NodeReading> reading : change.readings.entrySet()) {
            if (!change.nodes.containsKey(reading.getKey())
                    && reading.getValue().scrapedAt().isBefore(before)) {
                change.readings = change.readings.minus(reading.getKey());
            }
        }
        for (AutoscalerView autoscaler : change.autoscalers.values()) {
            List<TimelinePoint> timeline = autoscaler.timeline().points();
            if (autoscaler.facts() == null
                    && (timeline.isEmpty() || timeline.getLast().at().isBefore(before))) {
                change.autoscalers = change.autoscalers.minus(autoscaler.name());
            }
        }
        for (Refusal refusal : change.refusals.values()) {
            if (!change.pods.containsKey(refusal.pod()) && refusal.at().isBefore(before)) {
                change.refusals = change.refusals.minus(refusal.pod());
            }
        }
    }

    private static ClusterPoint point(Change change) {
        int ready = 0;
        long allocatableCpu = 0;
        long allocatableMemory = 0;
        for (NodeFacts node : change.nodes.values()) {
            ready += node.readiness() == NodeFacts.Readiness.NOT_READY ? 0 : 1;
            allocatableCpu += node.allocatableCpuMilli();
            allocatableMemory += node.allocatableMemoryBytes();
        }
        long usedCpuNano = 0;
        long usedMemory = 0;
        for (Map.Entry<String, NodeReading> reading : change.readings.entrySet()) {
            PodUsage usage = reading.getValue().usage();
            if (usage != null && (change.nodes.isEmpty() || change.nodes.containsKey(reading.getKey()))) {
                usedCpuNano += usage.cpuNanoCores();
                usedMemory += usage.memoryBytes();
            }
        }
        long requestedCpu = 0;
        long requestedMemory = 0;
        for (NodeLoad load : change.loads.values()) {
            requestedCpu += load.cpuMilli();
            requestedMemory += load.memoryBytes();
        }
        return new ClusterPoint(
                change.at,
                change.nodes.size(),
                ready,
                change.podCounts.running(),
                change.podCounts.waiting(),
                usedCpuNano / 1_000_000,
                requestedCpu,
                allocatableCpu,
                usedMemory,
                requestedMemory,
                allocatableMemory);
    }
}
