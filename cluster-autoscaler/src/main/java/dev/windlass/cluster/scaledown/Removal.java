package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.PodKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A node that may go, with the place simulated for each of its pods.
 *
 * @param moved the pods to evict
 * @param destinations where each of them would fit
 * @param together whether all of them may be evicted at once without using up a budget
 * @param ready whether the node works
 */
public record Removal(
        String node,
        String group,
        List<Pod> moved,
        Map<PodKey, String> destinations,
        Utilization utilization,
        boolean together,
        boolean ready,
        Instant unneededSince) {
    public Removal {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(group, "group");
        moved = List.copyOf(moved);
        destinations = Map.copyOf(destinations);
    }

    public boolean isEmpty() {
        return moved.isEmpty();
    }
}
