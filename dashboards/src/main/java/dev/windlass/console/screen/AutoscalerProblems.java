package dev.windlass.console.screen;

import dev.windlass.console.projection.AutoscalerFacts;
import dev.windlass.console.projection.AutoscalerFacts.Condition;
import dev.windlass.console.projection.AutoscalerView;
import dev.windlass.console.projection.ClusterView;
import java.util.ArrayList;
import java.util.List;

/** Autoscalers that cannot see, cannot act, or want more than they may have. */
final class AutoscalerProblems {
    private AutoscalerProblems() {}

    static List<Problem> of(ClusterView view) {
        List<Problem> found = new ArrayList<>();
        for (AutoscalerView autoscaler : view.autoscalers().values()) {
            AutoscalerFacts facts = autoscaler.facts();
            if (facts == null) {
                continue;
            }
            facts.condition("AbleToScale")
                    .filter(c -> !c.holds())
                    .ifPresent(c -> found.add(problem(
                            autoscaler,
                            c,
                            Problem.Severity.CRITICAL,
                            autoscaler.target().object().path() + " cannot be scaled")));
            facts.condition("ScalingActive")
                    .filter(c -> !c.holds() && !c.reason().equals("ScalingDisabled"))
                    .ifPresent(c -> found.add(problem(
                            autoscaler,
                            c,
                            Problem.Severity.WARNING,
                            autoscaler.target().object().path() + " is not scaled: its metrics cannot be read")));
            facts.condition("ScalingLimited")
                    .filter(AutoscalerProblems::wantsMore)
                    .ifPresent(c -> found.add(problem(
                            autoscaler,
                            c,
                            Problem.Severity.WARNING,
                            autoscaler.target().object().path() + " needs more than its " + facts.maxReplicas()
                                    + " replicas at most")));
        }
        return found;
    }

    static boolean wantsMore(Condition limited) {
        return limited.holds() && limited.reason().equals("TooManyReplicas");
    }

    private static Problem problem(
            AutoscalerView autoscaler, Condition condition, Problem.Severity severity, String title) {
        return new Problem(
                "autoscaler-" + condition.type() + "-" + autoscaler.name().path(),
                severity,
                title,
                condition.message(),
                condition.since(),
                1,
                List.of(autoscaler.target().object().path()),
                Words.linkToWorkload(autoscaler.name()));
    }
}
