package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.scheduling.Verdict.Fit;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.UnbuiltRule;

/** Refuses pods that need one rule we do not simulate, rather than call them fitting on a guess. */
final class NotBuiltYet implements Filter {
    private final UnbuiltRule rule;

    NotBuiltYet(UnbuiltRule rule) {
        this.rule = rule;
    }

    @Override
    public Verdict filter(Pod pod, NodeState node) {
        if (!pod.spec().unbuiltRules().contains(rule)) {
            return Fit.FIT;
        }
        return Refusal.unresolvable(
                rule.plugin(), "the pod needs the " + rule.plugin() + " rule, which is not built yet");
    }
}
