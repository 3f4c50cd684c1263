package dev.windlass.cluster.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A node as far as simulations read it, or the template of one that does not exist yet.
 *
 * @param annotations only those that steer cluster autoscaling or name the node's group
 * @param maxPods how many pods the node takes; 0 when it does not say
 * @param ready whether the node's own Ready condition is true and its network is available
 */
public record Node(
        String name,
        String providerId,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<Taint> taints,
        boolean unschedulable,
        Resources allocatable,
        Resources capacity,
        long maxPods,
        Set<String> declaredFeatures,
        boolean ready,
        Instant createdAt) {
    public static final String HOSTNAME_LABEL = "kubernetes.io/hostname";

    public Node {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(providerId, "providerId");
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        taints = List.copyOf(taints);
        Objects.requireNonNull(allocatable, "allocatable");
        Objects.requireNonNull(capacity, "capacity");
        declaredFeatures = Set.copyOf(declaredFeatures);
        Objects.requireNonNull(createdAt, "createdAt");
    }

    public boolean hasTaint(String key) {
        return taints.stream().anyMatch(taint -> taint.key().equals(key));
    }
}
