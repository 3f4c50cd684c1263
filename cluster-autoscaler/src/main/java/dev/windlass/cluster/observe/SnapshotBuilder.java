package dev.windlass.cluster.observe;

import dev.windlass.cluster.scaleup.Limits.Totals;
import dev.windlass.cluster.scaleup.Readiness;
import dev.windlass.cluster.scaleup.Templates;
import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.Fork;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.NodeTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together what the watches and the provider know. */
public final class SnapshotBuilder {
    /** A live node younger than this may still get labels and daemons. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Templates templates;
    private final Duration maxStartup;

    /**
     * @param maxStartup how long a registered node may take to become ready
     */
    public SnapshotBuilder(Templates templates, Duration maxStartup) {
        this.templates = templates;
        this.maxStartup = maxStartup;
    }

    public View build(Observation seen, GroupsSeen groups, Instant now) {
        ClusterSnapshot real = ClusterSnapshot.of(seen.nodes(), seen.pods());
        Map<String, List<Node>> members = members(seen.nodes(), groups);
        Map<String, NodeTemplate> templateOf = new HashMap<>();
        Map<String, Readiness> readiness = new HashMap<>();
        Map<String, Integer> upcoming = new HashMap<>();
        Fork cluster = real.fork();
        Set<String> standIns = new HashSet<>();
        Totals totals = totals(seen.nodes());
        for (NodeGroup group : groups.groups()) {
            List<Node> nodes = members.getOrDefault(group.id(), List.of());
            Readiness counts = Readiness.of(nodes, now, maxStartup);
            int coming = counts.upcoming(group.targetSize());
            readiness.put(group.id(), counts);
            upcoming.put(group.id(), coming);
            Optional<NodeTemplate> template = template(group.id(), groups, real, nodes, seen, now);
            if (template.isPresent()) {
                templateOf.put(group.id(), template.get());
                replaceUnstarted(cluster, nodes, now);
                standIn(cluster, template.get(), coming, standIns);
                totals = totals.plus(template.get().node(), Math.max(0, coming - counts.notStarted()));
            }
        }
        return new View(
                cluster.freeze(),
                standIns,
                groups.groups(),
                groups.groupOfNode(),
                templateOf,
                readiness,
                upcoming,
                Readiness.of(seen.nodes(), now, maxStartup),
                totals);
    }

    private static Map<String, List<Node>> members(List<Node> nodes, GroupsSeen groups) {
        Map<String, List<Node>> members = new HashMap<>();
        for (Node node : nodes) {
            String group = groups.groupOfNode().get(node.name());
            if (group != null) {
                members.computeIfAbsent(group, _ -> new ArrayList<>()).add(node);
            }
        }
        return members;
    }

    /** The provider's own definition where there is one, as it changes with the group; else a node that has settled. */
    private Optional<NodeTemplate> template(
            String group, GroupsSeen groups, ClusterSnapshot real, List<Node> nodes, Observation seen, Instant now) {
        Node definition = groups.definitions().get(group);
        if (definition != null) {
            return Optional.of(templates.fromDefinition(group, definition, seen.daemonPods()));
        }
        return nodes.stream()
                .filter(node -> node.ready() && !node.unschedulable())
                .filter(node -> Readiness.of(node, now, maxStartup) == Readiness.State.READY)
                .filter(node -> now.isAfter(node.createdAt().plus(SETTLED)))
                .min(Comparator.comparing(Node::name))
                .flatMap(node -> real.node(node.name()))
                .map(state -> templates.fromLiveNode(group, state));
    }

    private void replaceUnstarted(Fork cluster, List<Node> nodes, Instant now) {
        nodes.stream()
                .filter(node -> Readiness.of(node, now, maxStartup) == Readiness.State.NOT_STARTED)
                .forEach(node -> cluster.remove(node.name()));
    }

    private static void standIn(Fork cluster, NodeTemplate template, int count, Set<String> standIns) {
        for (int number = 1; number <= count; number++) {
            NodeState instance = template.instance(number);
            cluster.add(instance);
            standIns.add(instance.name());
        }
    }

    private static Totals totals(List<Node> nodes) {
        Totals totals = new Totals(0, 0, 0);
        for (Node node : nodes) {
            totals = totals.plus(node, 1);
        }
        return totals;
    }
}
