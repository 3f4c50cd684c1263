package dev.windlass.autoscaler.horizontal;

import dev.windlass.autoscaler.horizontal.object.Behavior;
import dev.windlass.autoscaler.horizontal.object.ScalingRules;
import org.jspecify.annotations.Nullable;

/** The dead band around a ratio of 1. Both bounds are tested whatever the direction. */
record Tolerance(double down, double up) {
    static Tolerance of(@Nullable Behavior behavior, double fallback) {
        return behavior == null
                ? new Tolerance(fallback, fallback)
                : new Tolerance(side(behavior.scaleDown(), fallback), side(behavior.scaleUp(), fallback));
    }

    private static double side(@Nullable ScalingRules rules, double fallback) {
        return rules == null || rules.tolerance() == null
                ? fallback
                : rules.tolerance().toDouble();
    }

    /** The bounds are computed by the reference's own expressions, so that they round alike. */
    boolean holds(double ratio) {
        return 1.0 - down <= ratio && ratio <= 1.0 + up;
    }
}
