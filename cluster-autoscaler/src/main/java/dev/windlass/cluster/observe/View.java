package dev.windlass.cluster.observe;

import dev.windlass.cluster.scaleup.Limits.Totals;
import dev.windlass.cluster.scaleup.Readiness;
import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeTemplate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a pass decides from.
 *
 * @param cluster the nodes that are there, and stand-ins for those on their way
 * @param standIns names of the stand-ins
 * @param templates by group; a group is missing when nobody can say what its nodes are like
 * @param readiness by group
 * @param upcoming by group, how many ordered nodes cannot take pods yet
 */
public record View(
        ClusterSnapshot cluster,
        Set<String> standIns,
        List<NodeGroup> groups,
        Map<String, String> groupOfNode,
        Map<String, NodeTemplate> templates,
        Map<String, Readiness> readiness,
        Map<String, Integer> upcoming,
        Readiness total,
        Totals totals) {
    public View {
        Objects.requireNonNull(cluster, "cluster");
        standIns = Set.copyOf(standIns);
        groups = List.copyOf(groups);
        groupOfNode = Map.copyOf(groupOfNode);
        templates = Map.copyOf(templates);
        readiness = Map.copyOf(readiness);
        upcoming = Map.copyOf(upcoming);
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(totals, "totals");
    }

    public Optional<NodeGroup> group(String id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    public Readiness readinessOf(String group) {
        return readiness.getOrDefault(group, Readiness.NONE);
    }
}
