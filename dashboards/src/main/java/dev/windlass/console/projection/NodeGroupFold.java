package dev.windlass.console.projection;

import dev.windlass.stream.decision.ClusterDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the cluster-autoscaler's status and its decisions change: the groups, their sizes over time, and refusals of pods. */
final class NodeGroupFold {
    private NodeGroupFold() {}

    /** The status names every group there is: one it no longer names keeps only its decisions. */
    static void seen(Change change, List<NodeGroupFacts> groups) {
        Map<String, NodeGroupFacts> named =
                groups.stream().collect(Collectors.toMap(NodeGroupFacts::name, g -> g, (first, _) -> first));
        for (NodeGroupView known : change.groups.values()) {
            if (!named.containsKey(known.name())) {
                change.groups = known.lastDecision() == null
                        ? change.groups.minus(known.name())
                        : change.groups.plus(
                                known.name(),
                                new NodeGroupView(known.name(), null, known.lastDecision(), known.sizes()));
            }
        }
        Map<String, NodeGroupView> next = new HashMap<>();
        named.forEach((name, facts) -> {
            NodeGroupView known = known(change, name);
            GroupPoint now = new GroupPoint(change.at, facts.targetSize(), facts.ready());
            next.put(
                    name,
                    new NodeGroupView(
                            name, facts, known.lastDecision(), known.sizes().with(now)));
        });
        change.groups = change.groups.plusAll(next);
    }

    static void decided(Change change, DecisionEntry entry, ClusterDecision decision) {
        DecisionLog log = change.decisions.with(entry);
        if (log == change.decisions) {
            return;
        }
        change.decisions = log;
        refusals(change, decision);
        if (decision.nodeGroup().isEmpty()) {
            return;
        }
        NodeGroupView known = known(change, decision.nodeGroup());
        DecisionEntry last = known.lastDecision();
        boolean news = last == null || !last.at().isAfter(entry.at());
        NodeGroupFacts facts = known.facts();
        int ready = facts == null ? decision.currentSize() : facts.ready();
        change.groups = change.groups.plus(
                known.name(),
                new NodeGroupView(
                        known.name(),
                        facts,
                        news ? entry : last,
                        known.sizes().with(new GroupPoint(decision.decidedAt(), decision.desiredSize(), ready))));
    }

    /** A decision for pending pods that adds nothing says of every group it considered why not. */
    private static void refusals(Change change, ClusterDecision decision) {
        if (decision.trigger() != ClusterDecision.Trigger.PENDING_PODS
                || decision.desiredSize() > decision.currentSize()) {
            return;
        }
        String reasons = decision.options().stream()
                .filter(o -> !o.refusal().isEmpty())
                .map(o -> o.nodeGroup() + ": " + o.refusal())
                .collect(Collectors.joining("; "));
        String message = reasons.isEmpty() ? decision.sentence() : reasons;
        for (String path : decision.pods()) {
            int slash = path.indexOf('/');
            ObjectName pod = slash < 0
                    ? new ObjectName("", path)
                    : new ObjectName(path.substring(0, slash), path.substring(slash + 1));
            PodFold.refused(change, new Refusal(pod, message, decision.decidedAt()));
        }
    }

    private static NodeGroupView known(Change change, String name) {
        NodeGroupView known = change.groups.get(name);
        return known == null ? new NodeGroupView(name, null, null, History.empty(change.limits.points())) : known;
    }
}
