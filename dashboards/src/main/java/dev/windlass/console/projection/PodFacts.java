package dev.windlass.console.projection;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the API server says of a pod.
 *
 * @param owner the workload the pod belongs to, {@code null} for a bare pod
 * @param node empty while the pod has none
 * @param status the state in the words of {@code kubectl get pods}: the phase, or the reason of a container that waits
 * @param unplaced why the scheduler found no node, {@code null} when it found one or has not tried
 * @param requestedCpuMilli sum over the containers, in thousandths of a core
 */
public record PodFacts(
        ObjectName name,
        @Nullable WorkloadName owner,
        String node,
        Phase phase,
        String status,
        Instant createdAt,
        int readyContainers,
        int containers,
        int restarts,
        @Nullable Unplaced unplaced,
        long requestedCpuMilli,
        long requestedMemoryBytes) {
    public PodFacts {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /** {@code status.phase}. */
    public enum Phase {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        UNKNOWN
    }

    /** The PodScheduled condition of a pod that could not be placed. */
    public record Unplaced(String reason, String message, Instant since) {
        public Unplaced {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(since, "since");
        }
    }

    /** Waits for a node: what the console calls pending. */
    public boolean waitsForNode() {
        return node.isEmpty() && phase == Phase.PENDING;
    }

    /** Whether the pod holds its requests on its node. */
    public boolean occupiesNode() {
        return !node.isEmpty() && phase != Phase.SUCCEEDED && phase != Phase.FAILED;
    }
}
