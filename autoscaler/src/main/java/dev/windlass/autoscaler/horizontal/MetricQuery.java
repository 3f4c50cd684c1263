package dev.windlass.autoscaler.horizontal;

import dev.windlass.autoscaler.horizontal.object.HorizontalSpec;
import dev.windlass.autoscaler.horizontal.object.MetricIdentifier;
import dev.windlass.autoscaler.horizontal.object.MetricSelector;
import dev.windlass.autoscaler.horizontal.object.MetricSelector.Conversion;
import dev.windlass.autoscaler.horizontal.object.MetricSource;
import dev.windlass.autoscaler.horizontal.object.TargetRef;
import java.util.List;
import java.util.function.Function;

/** What has to be asked of a source for one metric of a spec. Selectors are in string form, empty to select everything. */
public sealed interface MetricQuery {
    /** Usage by container of the pods a selector matches. */
    record Usage(String namespace, String podSelector, String resource) implements MetricQuery {}

    /** A custom metric of the pods a selector matches. */
    record PodMetric(String namespace, String podSelector, String metric, String metricSelector)
            implements MetricQuery {}

    /** A custom metric of one object of the namespace. */
    record ObjectMetric(String namespace, TargetRef object, String metric, String metricSelector)
            implements MetricQuery {}

    /** A metric of the namespace itself. */
    record NamespaceMetric(String namespace, String metric, String metricSelector) implements MetricQuery {}

    /** A metric of something outside the cluster. */
    record ExternalMetric(String namespace, String metric, String metricSelector) implements MetricQuery {}

    /** Nothing can be asked; the evaluation will say why. */
    record Nothing() implements MetricQuery {}

    /** The queries of a spec, one for each metric in its order. */
    static List<MetricQuery> of(HorizontalSpec spec, String namespace, String podSelector) {
        return spec.metricList().stream()
                .map(metric -> of(metric.source(), namespace, podSelector))
                .toList();
    }

    private static MetricQuery of(MetricSource source, String namespace, String podSelector) {
        return switch (source) {
            case MetricSource.Resource resource -> new Usage(namespace, podSelector, resource.name());
            case MetricSource.ContainerResource resource -> new Usage(namespace, podSelector, resource.name());
            case MetricSource.Pods pods ->
                selecting(
                        pods.metric(),
                        selector -> new PodMetric(
                                namespace, podSelector, pods.metric().name(), selector));
            case MetricSource.ObjectMetric object ->
                selecting(object.metric(), selector -> object(namespace, object, selector));
            case MetricSource.External external ->
                selecting(
                        external.metric(),
                        selector ->
                                new ExternalMetric(namespace, external.metric().name(), selector));
            case MetricSource.Unknown _ -> new Nothing();
        };
    }

    private static MetricQuery object(String namespace, MetricSource.ObjectMetric source, String selector) {
        TargetRef described = source.describedObject();
        String metric = source.metric().name();
        // The reference asks for the autoscaler's own namespace, whatever name is given.
        return described.kind().equals("Namespace")
                        && described.group() instanceof TargetRef.GroupParse.Group(String group)
                        && group.isEmpty()
                ? new NamespaceMetric(namespace, metric, selector)
                : new ObjectMetric(namespace, described, metric, selector);
    }

    private static MetricQuery selecting(MetricIdentifier metric, Function<String, MetricQuery> query) {
        return switch (MetricSelector.convert(metric.selector())) {
            case Conversion.Converted(String selector) -> query.apply(selector);
            case Conversion.Refused _ -> new Nothing();
        };
    }
}
