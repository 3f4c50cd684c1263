package dev.windlass.autoscaler.horizontal.object;

import dev.windlass.kube.quantity.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour in one direction.
 *
 * @param stabilizationWindowSeconds {@code null} for the direction's own default
 * @param tolerance dead band of this direction as a fraction, {@code null} for the controller's
 */
public record ScalingRules(
        @Nullable Integer stabilizationWindowSeconds,
        @Nullable String selectPolicy,
        @Nullable List<ScalingPolicy> policies,
        @Nullable Quantity tolerance) {
    public ScalingRules {
        policies = policies == null ? null : List.copyOf(policies);
    }

    /** The policies, empty when none are set. */
    public List<ScalingPolicy> rates() {
        return policies == null ? List.of() : policies;
    }

    /** The longest period of any policy in seconds, 0 without one. */
    public int longestPeriodSeconds() {
        return rates().stream().mapToInt(ScalingPolicy::periodSeconds).max().orElse(0);
    }

    ScalingRules orElse(ScalingRules defaults) {
        return new ScalingRules(
                stabilizationWindowSeconds != null ? stabilizationWindowSeconds : defaults.stabilizationWindowSeconds,
                selectPolicy != null ? selectPolicy : defaults.selectPolicy,
                policies != null ? policies : defaults.policies,
                tolerance);
    }
}
