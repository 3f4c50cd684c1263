package dev.windlass.autoscaler.horizontal.object;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code spec} of a HorizontalPodAutoscaler, as written or after {@link SpecDefaults}. */
public record HorizontalSpec(
        TargetRef scaleTargetRef,
        @Nullable Integer minReplicas,
        int maxReplicas,
        @Nullable List<MetricSpec> metrics,
        @Nullable Behavior behavior) {
    public HorizontalSpec {
        scaleTargetRef = Objects.requireNonNullElse(scaleTargetRef, new TargetRef(null, "", ""));
        metrics = metrics == null ? null : List.copyOf(metrics);
    }

    /** The lower bound, 1 when it is not set. */
    public int min() {
        return minReplicas == null ? 1 : minReplicas;
    }

    /** The metrics, empty when none are set. */
    public List<MetricSpec> metricList() {
        return metrics == null ? List.of() : metrics;
    }

    /** Whether some metric has a value while no pod runs. */
    public boolean canWakeFromZero() {
        return metricList().stream().anyMatch(MetricSpec::measuresWithoutPods);
    }
}
