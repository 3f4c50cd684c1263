package dev.windlass.autoscaler.horizontal.object;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a HorizontalPodAutoscaler.
 *
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param lastTransitionTime when {@code status} last changed, {@code null} if nobody recorded it
 */
public record Condition(
        String type,
        String status,
        String reason,
        String message,
        @Nullable Instant lastTransitionTime) {
    /** Whether the workload's scale can be read and written. */
    public static final String ABLE_TO_SCALE = "AbleToScale";
    /** Whether metrics drive the workload. */
    public static final String SCALING_ACTIVE = "ScalingActive";
    /** Whether a bound or a rate held the proposal back. */
    public static final String SCALING_LIMITED = "ScalingLimited";
    /** Whether this autoscaler put the workload to sleep, and so may wake it. */
    public static final String SCALED_TO_ZERO = "ScaledToZero";

    public Condition {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(status, "status");
        reason = Objects.requireNonNullElse(reason, "");
        message = Objects.requireNonNullElse(message, "");
    }

    /** Whether the status is {@code True}. */
    public boolean holds() {
        return status.equals("True");
    }
}
