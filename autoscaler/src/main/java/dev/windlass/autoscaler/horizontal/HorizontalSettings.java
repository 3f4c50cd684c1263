package dev.windlass.autoscaler.horizontal;

import java.time.Duration;
import java.util.Objects;

/**
 * The parameters of the evaluation, named as the controller manager's flags.
 *
 * @param tolerance dead band around a ratio of 1; not negative
 * @param downscaleStabilization how far back recommendations hold a scale-down
 * @param cpuInitializationPeriod age up to which a pod's CPU samples may be skipped
 * @param initialReadinessDelay a pod that became unready within this time of its start was never ready
 */
public record HorizontalSettings(
        double tolerance,
        Duration downscaleStabilization,
        Duration cpuInitializationPeriod,
        Duration initialReadinessDelay) {
    public HorizontalSettings {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance must not be negative, was " + tolerance);
        }
        requireNotNegative("downscale-stabilization", downscaleStabilization);
        requireNotNegative("cpu-initialization-period", cpuInitializationPeriod);
        requireNotNegative("initial-readiness-delay", initialReadinessDelay);
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (Objects.requireNonNull(duration, name).isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, was " + duration);
        }
    }
}
