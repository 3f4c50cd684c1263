package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.MetricOutcome;
import dev.windlass.stream.decision.AppliedLimit;
import dev.windlass.stream.decision.MetricProposal;
import java.util.ArrayList;
import java.util.List;

/** Collects why, in the order in which it happened. */
final class Reasons {
    private final List<MetricProposal> metrics;
    private final List<AppliedLimit> limits = new ArrayList<>();

    Reasons(List<MetricOutcome> outcomes) {
        this.metrics = outcomes.stream().map(MetricText::proposal).toList();
    }

    void applied(Limited limit) {
        if (limit.changed()) {
            limits.add(new AppliedLimit(limit.reason(), limit.before(), limit.after(), limit.message()));
        }
    }

    List<MetricProposal> metrics() {
        return metrics;
    }

    Explanation explain(Autoscaler autoscaler, int current, int desired) {
        return new Explanation(
                current, desired, metrics, limits, Sentence.decided(autoscaler, current, desired, metrics, limits));
    }
}
