package dev.windlass.console.projection;

import java.time.Instant;
import java.util.Objects;

/**
 * What the API server says of a node.
 *
 * @param group node group the node belongs to, empty when no label names one
 * @param readySince when the Ready condition last changed
 * @param notReadyMessage the message of the Ready condition when the node is not ready, else empty
 * @param allocatableCpuMilli thousandths of a core that pods may request
 */
public record NodeFacts(
        String name,
        String group,
        Instant createdAt,
        Readiness readiness,
        Instant readySince,
        String notReadyMessage,
        long allocatableCpuMilli,
        long allocatableMemoryBytes,
        int allocatablePods) {
    public NodeFacts {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(readiness, "readiness");
        Objects.requireNonNull(readySince, "readySince");
        Objects.requireNonNull(notReadyMessage, "notReadyMessage");
    }

    /** Whether pods can run and can be placed. */
    public enum Readiness {
        /** Runs pods and takes new ones. */
        READY,
        /** Runs pods; new ones are kept away. */
        CORDONED,
        /** The kubelet reports not ready, or nothing at all. */
        NOT_READY
    }
}
