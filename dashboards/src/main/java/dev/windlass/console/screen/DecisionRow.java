package dev.windlass.console.screen;

import dev.windlass.console.projection.DecisionEntry;
import dev.windlass.console.projection.ObjectName;
import dev.windlass.stream.decision.AppliedLimit;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.decision.MetricProposal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One decision.
 *
 * @param engine {@code horizontal} or {@code cluster}
 * @param mode {@code drive} or {@code observe} for a horizontal decision, else empty
 * @param trigger what made the cluster-autoscaler look, else empty
 * @param pods how many pods a cluster decision is about; {@code podNames} holds the first of them
 */
public record DecisionRow(
        String id,
        Instant at,
        String engine,
        String kind,
        String subject,
        String link,
        int from,
        int to,
        String mode,
        String trigger,
        String sentence,
        List<MetricProposal> metrics,
        List<AppliedLimit> limits,
        List<ClusterDecision.Option> options,
        List<String> nodeNames,
        List<String> podNames,
        int pods) {
    static DecisionRow of(DecisionEntry entry) {
        return switch (entry.decision()) {
            case HorizontalDecision d ->
                new DecisionRow(
                        entry.id(),
                        d.decidedAt(),
                        "horizontal",
                        d.target().kind(),
                        d.target().path(),
                        Words.linkToWorkload(new ObjectName(
                                d.autoscaler().namespace(), d.autoscaler().name())),
                        d.currentReplicas(),
                        d.desiredReplicas(),
                        d.mode().name().toLowerCase(Locale.ROOT),
                        "",
                        d.sentence(),
                        d.metrics(),
                        d.limits(),
                        List.of(),
                        List.of(),
                        List.of(),
                        0);
            case ClusterDecision d ->
                new DecisionRow(
                        entry.id(),
                        d.decidedAt(),
                        "cluster",
                        "Node group",
                        d.nodeGroup(),
                        "groups",
                        d.currentSize(),
                        d.desiredSize(),
                        "",
                        d.trigger().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        d.sentence(),
                        List.of(),
                        List.of(),
                        d.options(),
                        d.nodes(),
                        d.pods(),
                        entry.pods());
        };
    }
}
