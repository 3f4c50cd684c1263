package dev.windlass.console.projection;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.Decision;
import dev.windlass.stream.decision.HorizontalDecision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A decision as the console keeps it.
 *
 * @param id topic, partition and offset: the same for a record that is delivered twice
 * @param decision without its inputs, which are for a replay and would hold many times the memory of the rest
 * @param pods how many pods a cluster decision was about; the decision itself keeps the first {@value #KEPT_NAMES}
 */
public record DecisionEntry(String id, Decision decision, int pods) {
    private static final int KEPT_NAMES = 50;

    public DecisionEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(decision, "decision");
    }

    static DecisionEntry of(String id, HorizontalDecision d) {
        HorizontalDecision slim = new HorizontalDecision(
                d.autoscaler(),
                d.target(),
                d.decidedAt(),
                d.mode(),
                d.currentReplicas(),
                d.desiredReplicas(),
                d.minReplicas(),
                d.maxReplicas(),
                d.metrics(),
                d.limits(),
                d.sentence(),
                NullNode.getInstance());
        return new DecisionEntry(id, slim, 0);
    }

    static DecisionEntry of(String id, ClusterDecision d) {
        ClusterDecision slim = new ClusterDecision(
                d.nodeGroup(),
                d.trigger(),
                d.decidedAt(),
                d.currentSize(),
                d.desiredSize(),
                first(d.nodes()),
                first(d.pods()),
                d.options(),
                d.sentence(),
                NullNode.getInstance());
        return new DecisionEntry(id, slim, d.pods().size());
    }

    /** When it was decided. */
    public Instant at() {
        return decision.decidedAt();
    }

    /** Whether it changed a size, rather than explain why none changed. */
    public boolean changes() {
        return switch (decision) {
            case HorizontalDecision d -> d.currentReplicas() != d.desiredReplicas();
            case ClusterDecision d -> d.currentSize() != d.desiredSize();
        };
    }

    private static List<String> first(List<String> names) {
        return names.subList(0, Math.min(KEPT_NAMES, names.size()));
    }
}
