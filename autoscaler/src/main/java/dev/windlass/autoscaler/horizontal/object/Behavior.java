package dev.windlass.autoscaler.horizontal.object;

import org.jspecify.annotations.Nullable;

/** How fast a workload may grow and shrink. */
public record Behavior(
        @Nullable ScalingRules scaleUp, @Nullable ScalingRules scaleDown) {}
