package dev.windlass.console.screen;

import dev.windlass.console.projection.AutoscalerFacts;
import dev.windlass.console.projection.AutoscalerView;
import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.DecisionEntry;
import dev.windlass.console.projection.Reading;
import dev.windlass.console.projection.TimelinePoint;
import dev.windlass.console.projection.WorkloadFacts;
import java.util.Collection;
import java.util.List;

/** Autoscalers as rows. */
final class WorkloadRows {
    private static final int CURVE_POINTS = 60;

    private WorkloadRows() {}

    /** Those the API server knows; before it has told of any, those that decisions tell of. */
    static Collection<AutoscalerView> known(ClusterView view) {
        List<AutoscalerView> existing = view.autoscalers().values().stream()
                .filter(a -> a.facts() != null)
                .toList();
        return existing.isEmpty() ? view.autoscalers().values() : existing;
    }

    static WorkloadRow row(ClusterView view, AutoscalerView autoscaler) {
        TimelinePoint now = now(autoscaler);
        WorkloadFacts workload = view.workloads().get(autoscaler.target());
        DecisionEntry last = autoscaler.lastDecision();
        List<TimelinePoint> points = autoscaler.timeline().points();
        List<TimelinePoint> curve = points.subList(Math.max(0, points.size() - CURVE_POINTS), points.size());
        return new WorkloadRow(
                autoscaler.name().namespace(),
                autoscaler.name().name(),
                autoscaler.target().kind(),
                autoscaler.target().object().name(),
                Words.linkToWorkload(autoscaler.name()),
                workload == null ? now.replicas() : workload.replicas(),
                now.desired(),
                workload == null ? null : workload.readyReplicas(),
                now.minReplicas(),
                now.maxReplicas(),
                state(autoscaler),
                now.readings().stream().map(WorkloadRow.Metric::of).toList(),
                last == null ? "" : last.decision().sentence(),
                last == null ? null : last.at(),
                Series.times(curve),
                Series.column(curve, TimelinePoint::replicas));
    }

    static WorkloadRow.State state(AutoscalerView autoscaler) {
        AutoscalerFacts facts = autoscaler.facts();
        if (facts == null) {
            return WorkloadRow.State.UNKNOWN;
        }
        boolean blind = facts.condition("ScalingActive")
                .filter(c -> !c.holds() && !c.reason().equals("ScalingDisabled"))
                .isPresent();
        if (blind) {
            return WorkloadRow.State.BLIND;
        }
        if (facts.condition("ScalingLimited")
                .filter(AutoscalerProblems::wantsMore)
                .isPresent()) {
            return WorkloadRow.State.AT_MAXIMUM;
        }
        return switch (Integer.signum(facts.desiredReplicas() - facts.currentReplicas())) {
            case 1 -> WorkloadRow.State.GROWING;
            case -1 -> WorkloadRow.State.SHRINKING;
            default -> WorkloadRow.State.STEADY;
        };
    }

    /** How near the fullest metric is to its target; 0 when none can be read. */
    static double pressure(AutoscalerView autoscaler) {
        double fullest = 0;
        for (Reading reading : now(autoscaler).readings()) {
            Double share = WorkloadRow.Metric.of(reading).share();
            fullest = share == null ? fullest : Math.max(fullest, share);
        }
        return fullest;
    }

    private static TimelinePoint now(AutoscalerView autoscaler) {
        return autoscaler.timeline().points().getLast();
    }
}
