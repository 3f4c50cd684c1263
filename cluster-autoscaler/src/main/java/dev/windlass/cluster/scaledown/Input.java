package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.NodeGroup;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What one pass of scale-down looks at.
 *
 * @param cluster the real nodes, with the pods that are expected on them
 * @param expecting nodes on which a pod without a place was placed in simulation, so that they are needed
 * @param groups the node groups by id
 * @param groupOfNode the group of every node that has one
 * @param deleting nodes whose removal is under way
 * @param last when the cluster last grew, shrank or failed to
 */
public record Input(
        ClusterSnapshot cluster,
        Set<String> expecting,
        Map<String, NodeGroup> groups,
        Map<String, String> groupOfNode,
        Collection<DisruptionBudget> budgets,
        Workloads workloads,
        Deleting deleting,
        Cooldown.LastEvents last,
        Floor floor,
        Instant now) {
    public Input {
        Objects.requireNonNull(cluster, "cluster");
        expecting = Set.copyOf(expecting);
        groups = Map.copyOf(groups);
        groupOfNode = Map.copyOf(groupOfNode);
        budgets = List.copyOf(budgets);
        Objects.requireNonNull(workloads, "workloads");
        Objects.requireNonNull(now, "now");
    }

    /** Nodes on their way out. */
    public record Deleting(Set<String> empty, Set<String> drained) {
        public static final Deleting NONE = new Deleting(Set.of(), Set.of());

        public Deleting {
            empty = Set.copyOf(empty);
            drained = Set.copyOf(drained);
        }

        boolean includes(String node) {
            return empty.contains(node) || drained.contains(node);
        }

        int count() {
            return empty.size() + drained.size();
        }
    }

    /** What the cluster must keep in sum. */
    public record Floor(long milliCpu, long memoryBytes) {
        public static final Floor NONE = new Floor(0, 0);
    }
}
