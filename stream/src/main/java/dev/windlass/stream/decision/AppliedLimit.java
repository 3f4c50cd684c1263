package dev.windlass.stream.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * One rule that changed the number of replicas on its way from proposal to decision, in the order of application.
 *
 * @param rule the condition reason of the rule, such as {@code ScaleDownStabilized} or {@code TooManyReplicas}
 */
public record AppliedLimit(
        String rule,
        @JsonProperty(required = true) int before,
        @JsonProperty(required = true) int after,
        String message) {
    public AppliedLimit {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }
}
