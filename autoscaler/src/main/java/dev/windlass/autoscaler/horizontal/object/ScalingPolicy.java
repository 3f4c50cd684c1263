package dev.windlass.autoscaler.horizontal.object;

import java.util.Objects;

/**
 * How much one period may change.
 *
 * @param type {@code Pods} or {@code Percent}
 */
public record ScalingPolicy(String type, int value, int periodSeconds) {
    public ScalingPolicy {
        type = Objects.requireNonNullElse(type, "");
    }
}
