package dev.windlass.console.projection;

import java.time.Instant;
import java.util.Objects;

/**
 * What the cluster-autoscaler's status says of a node group.
 *
 * @param trouble why the group cannot grow or is unhealthy, empty when it is well
 * @param since when that last changed
 */
public record NodeGroupFacts(
        String name,
        int minSize,
        int maxSize,
        int targetSize,
        int ready,
        int registered,
        String trouble,
        Instant since) {
    public NodeGroupFacts {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(trouble, "trouble");
        Objects.requireNonNull(since, "since");
    }
}
