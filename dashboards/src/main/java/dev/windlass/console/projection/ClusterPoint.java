package dev.windlass.console.projection;

import java.time.Instant;
import java.util.Objects;

/** The whole cluster at one moment; CPU in thousandths of a core. */
public record ClusterPoint(
        Instant at,
        int nodes,
        int readyNodes,
        int runningPods,
        int waitingPods,
        long usedCpuMilli,
        long requestedCpuMilli,
        long allocatableCpuMilli,
        long usedMemoryBytes,
        long requestedMemoryBytes,
        long allocatableMemoryBytes)
        implements HistoryPoint<ClusterPoint> {
    public ClusterPoint {
        Objects.requireNonNull(at, "at");
    }

    @Override
    public boolean sameValues(ClusterPoint other) {
        return !isStepFrom(other)
                && runningPods == other.runningPods
                && waitingPods == other.waitingPods
                && usedCpuMilli == other.usedCpuMilli
                && requestedCpuMilli == other.requestedCpuMilli
                && usedMemoryBytes == other.usedMemoryBytes
                && requestedMemoryBytes == other.requestedMemoryBytes;
    }

    @Override
    public boolean isStepFrom(ClusterPoint previous) {
        return nodes != previous.nodes || readyNodes != previous.readyNodes;
    }
}
