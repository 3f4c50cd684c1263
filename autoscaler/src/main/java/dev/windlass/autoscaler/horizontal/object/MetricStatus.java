package dev.windlass.autoscaler.horizontal.object;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One entry of {@code status.currentMetrics}, in the API's own shape. */
public record MetricStatus(
        String type,
        @Nullable ResourceStatus resource,
        @Nullable ResourceStatus containerResource,
        @Nullable NamedStatus pods,
        @Nullable NamedStatus object,
        @Nullable NamedStatus external) {
    /** The place of a metric that could not be computed. */
    public static final MetricStatus FAILED = new MetricStatus("", null, null, null, null, null);

    public MetricStatus {
        type = Objects.requireNonNullElse(type, "");
    }

    /** @param container {@code null} for the whole pod */
    public record ResourceStatus(String name, @Nullable String container, CurrentValue current) {}

    /** @param describedObject {@code null} unless the metric describes one object */
    public record NamedStatus(
            MetricIdentifier metric,
            CurrentValue current,
            @Nullable TargetRef describedObject) {}

    /** The status of a metric that was computed. */
    public static MetricStatus of(MetricSource source, CurrentValue current) {
        return switch (source) {
            case MetricSource.Resource(String name, MetricTarget _) ->
                new MetricStatus("Resource", new ResourceStatus(name, null, current), null, null, null, null);
            case MetricSource.ContainerResource(String name, String container, MetricTarget _) ->
                new MetricStatus(
                        "ContainerResource", null, new ResourceStatus(name, container, current), null, null, null);
            case MetricSource.Pods(MetricIdentifier metric, MetricTarget _) ->
                new MetricStatus("Pods", null, null, new NamedStatus(metric, current, null), null, null);
            case MetricSource.ObjectMetric(TargetRef described, MetricTarget _, MetricIdentifier metric) ->
                new MetricStatus("Object", null, null, null, new NamedStatus(metric, current, described), null);
            case MetricSource.External(MetricIdentifier metric, MetricTarget _) ->
                new MetricStatus("External", null, null, null, null, new NamedStatus(metric, current, null));
            case MetricSource.Unknown _ -> FAILED;
        };
    }
}
