package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.scaledown.Kept.Reason;
import dev.windlass.cluster.scaledown.Movability.Blocks;
import dev.windlass.cluster.scaledown.Movability.Simple;
import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.scheduling.Verdict;
import dev.windlass.cluster.snapshot.Fork;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.PodKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries to do without one node: every pod that must move gets a place on another one, or the node stays. */
final class Relocation {
    private final DrainRules rules;
    private final Scheduling scheduling;

    Relocation(DrainRules rules, Scheduling scheduling) {
        this.rules = rules;
        this.scheduling = scheduling;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** Every pod has a place; the fork holds them there. */
        record Possible(List<Pod> moved, Map<PodKey, String> destinations) implements Outcome {}

        record Impossible(Kept kept) implements Outcome {}
    }

    /**
     * Moves the pods in the fork, and takes the node out of it. Nothing is changed when it is impossible.
     *
     * @param destinations nodes that may take pods, the preferred ones first
     */
    Outcome without(NodeState node, Fork cluster, List<String> destinations) {
        List<Pod> moving = new ArrayList<>();
        for (Pod pod : node.pods()) {
            switch (rules.judge(pod)) {
                case Simple.STAYS_BEHIND -> {}
                case Simple.MOVABLE -> moving.add(pod);
                case Simple.ON_COMPLETION -> {
                    return impossible(
                            node, Reason.BLOCKED_BY_ON_COMPLETION_POD, "pod " + pod.key() + " is to end by itself");
                }
                case Blocks blocks -> {
                    return impossible(node, Reason.BLOCKED_BY_POD, blocks.toString());
                }
            }
        }
        return move(node, moving, cluster, destinations);
    }

    private Outcome move(NodeState node, List<Pod> moving, Fork cluster, List<String> destinations) {
        Fork attempt = cluster.fork();
        attempt.remove(node.name());
        Map<PodKey, String> places = new HashMap<>();
        for (Pod pod : moving) {
            // The pod that runs here names this node; the one that replaces it is free to go elsewhere.
            Optional<String> place = place(pod.unassigned(), attempt, destinations);
            if (place.isEmpty()) {
                return impossible(
                        node,
                        Reason.NO_PLACE_TO_MOVE_PODS,
                        "no other node has room for pod " + pod.key() + whyNot(pod));
            }
            attempt.place(pod, place.get());
            places.put(pod.key(), place.get());
        }
        attempt.commit();
        return new Outcome.Possible(moving, places);
    }

    private Optional<String> place(Pod pod, Fork cluster, List<String> destinations) {
        return destinations.stream()
                .filter(name -> cluster.node(name)
                        .map(state -> state.node().ready() && scheduling.fits(pod, state) == Verdict.Fit.FIT)
                        .orElse(false))
                .findFirst();
    }

    private static String whyNot(Pod pod) {
        return pod.spec().unbuiltRules().stream()
                .findFirst()
                .map(rule -> ": it needs the " + rule.plugin() + " rule, which is not built yet")
                .orElse("");
    }

    private static Outcome impossible(NodeState node, Reason reason, String detail) {
        return new Outcome.Impossible(Kept.because(node.name(), reason, detail));
    }
}
