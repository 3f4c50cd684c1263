package dev.windlass.stream.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One evaluation of one horizontal autoscaler: topic {@code decisions.horizontal}, keyed by the target.
 *
 * @param autoscaler the HorizontalPodAutoscaler
 * @param target the object whose scale it sets
 * @param decidedAt the time parameter of the evaluation
 * @param mode whether the decision was actuated or only observed
 * @param currentReplicas {@code spec.replicas} of the scale as read
 * @param desiredReplicas the result
 * @param metrics what each metric proposed, in the order of the spec
 * @param limits the rules that changed the proposal, in order of application
 * @param sentence the decision in one sentence for a person
 * @param inputs everything the evaluation read, in the autoscaler's own versioned form; evaluating it again gives the same
 *     result
 */
public record HorizontalDecision(
        ObjectRef autoscaler,
        ObjectRef target,
        Instant decidedAt,
        Mode mode,
        @JsonProperty(required = true) int currentReplicas,
        @JsonProperty(required = true) int desiredReplicas,
        @JsonProperty(required = true) int minReplicas,
        @JsonProperty(required = true) int maxReplicas,
        List<MetricProposal> metrics,
        List<AppliedLimit> limits,
        String sentence,
        JsonNode inputs)
        implements Decision {
    public HorizontalDecision {
        Objects.requireNonNull(autoscaler, "autoscaler");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(decidedAt, "decidedAt");
        Objects.requireNonNull(mode, "mode");
        metrics = List.copyOf(metrics);
        limits = List.copyOf(limits);
        Objects.requireNonNull(sentence, "sentence");
        inputs = inputs.deepCopy();
    }

    /** Whether Windlass sets the scale itself. */
    public enum Mode {
        /** Computed and published; another controller actuates. */
        @JsonProperty("observe")
        OBSERVE,
        /** Windlass writes the scale. */
        @JsonProperty("drive")
        DRIVE
    }

    @Override
    public String key() {
        return target.kind() + "/" + target.path();
    }
}
