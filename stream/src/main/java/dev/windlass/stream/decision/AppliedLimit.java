package dev.windlass.stream.decision;

import java.util.Objects;

/**
 * One rule that changed the number of replicas on its way from proposal to decision, in the order of application.
 *
 * @param rule the condition reason of the rule, such as {@code ScaleDownStabilized} or {@code TooManyReplicas}
 */
public record AppliedLimit(String rule, int before, int after, String message) {
    public AppliedLimit {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }
}
