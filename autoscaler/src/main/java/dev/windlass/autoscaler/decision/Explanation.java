package dev.windlass.autoscaler.decision;

import dev.windlass.stream.decision.AppliedLimit;
import dev.windlass.stream.decision.MetricProposal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why an evaluation ended as it did.
 *
 * @param current {@code spec.replicas} of the scale, {@code null} when it could not be read
 * @param desired the result; {@code current} when nothing may be changed
 * @param metrics what each metric proposed
 * @param limits the rules that changed the proposal, in order of application
 * @param sentence for a person
 */
public record Explanation(
        @Nullable Integer current,
        int desired,
        List<MetricProposal> metrics,
        List<AppliedLimit> limits,
        String sentence) {
    public Explanation {
        metrics = List.copyOf(metrics);
        limits = List.copyOf(limits);
        Objects.requireNonNull(sentence, "sentence");
    }
}
