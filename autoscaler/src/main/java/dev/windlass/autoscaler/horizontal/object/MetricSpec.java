package dev.windlass.autoscaler.horizontal.object;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One entry of {@code spec.metrics} as the API carries it: a type, and the field of that type. */
public record MetricSpec(
        String type,
        MetricSource.@Nullable Resource resource,
        MetricSource.@Nullable ContainerResource containerResource,
        MetricSource.@Nullable Pods pods,
        MetricSource.@Nullable ObjectMetric object,
        MetricSource.@Nullable External external) {
    public MetricSpec {
        type = Objects.requireNonNullElse(type, "");
    }

    /** The source the type names. */
    public MetricSource source() {
        MetricSource named =
                switch (type) {
                    case "Resource" -> resource;
                    case "ContainerResource" -> containerResource;
                    case "Pods" -> pods;
                    case "Object" -> object;
                    case "External" -> external;
                    // Free text of a stored object; the evaluation reports it as an error of this metric.
                    default -> null;
                };
        return named == null ? new MetricSource.Unknown(type) : named;
    }

    /** Whether the metric has a value while no pod runs, so that it can wake a workload from zero. */
    public boolean measuresWithoutPods() {
        return type.equals("Object") || type.equals("External");
    }

    static MetricSpec resource(MetricSource.Resource resource) {
        return new MetricSpec("Resource", resource, null, null, null, null);
    }
}
