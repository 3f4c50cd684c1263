package dev.windlass.autoscaler.horizontal.object;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API server fills in when a HorizontalPodAutoscaler is stored ({@code autoscaling/v2} defaulting). */
public final class SpecDefaults {
    private static final MetricSpec CPU =
            MetricSpec.resource(new MetricSource.Resource("cpu", new MetricTarget("Utilization", null, null, 80)));
    private static final ScalingRules NOTHING = new ScalingRules(null, null, null, null);
    private static final ScalingRules UP = new ScalingRules(
            0, "Max", List.of(new ScalingPolicy("Pods", 4, 15), new ScalingPolicy("Percent", 100, 15)), null);
    // The window stays unset: the controller's own downscale stabilisation applies at reconcile time.
    private static final ScalingRules DOWN =
            new ScalingRules(null, "Max", List.of(new ScalingPolicy("Percent", 100, 15)), null);

    private SpecDefaults() {}

    /** The spec with every unset field that has a default filled in; applying it twice changes nothing. */
    public static HorizontalSpec applyTo(HorizontalSpec spec) {
        return new HorizontalSpec(
                spec.scaleTargetRef(),
                spec.min(),
                spec.maxReplicas(),
                spec.metricList().isEmpty() ? List.of(CPU) : spec.metricList(),
                spec.behavior() == null
                        ? null
                        : new Behavior(
                                filled(spec.behavior().scaleUp(), UP),
                                filled(spec.behavior().scaleDown(), DOWN)));
    }

    private static ScalingRules filled(@Nullable ScalingRules written, ScalingRules defaults) {
        return (written == null ? NOTHING : written).orElse(defaults);
    }
}
