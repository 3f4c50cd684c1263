package dev.windlass.state.family;

import dev.windlass.kube.wire.MetricSpec;
import dev.windlass.kube.wire.MetricStatus;
import dev.windlass.kube.wire.MetricTarget;
import dev.windlass.kube.wire.MetricValueStatus;
import dev.windlass.state.exposition.Samples;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric of an autoscaler, whichever of the five source types it has: its name, the container it is limited to
 * (else empty), and those of the three kinds of value that are set. The amounts are told as decimals.
 */
record HorizontalMetric(
        String name, String container, OptionalDouble value, OptionalDouble average, OptionalDouble utilization) {

    /** What the metric should be; empty for a source type this version does not know. */
    static Optional<HorizontalMetric> target(MetricSpec metric) {
        return switch (metric.getType()) {
            case "Object" ->
                of(
                        metric.getObject().getMetric().getName(),
                        "",
                        metric.getObject().getTarget());
            case "Pods" ->
                of(metric.getPods().getMetric().getName(), "", metric.getPods().getTarget());
            case "Resource" ->
                of(metric.getResource().getName(), "", metric.getResource().getTarget());
            case "ContainerResource" ->
                of(
                        metric.getContainerResource().getName(),
                        metric.getContainerResource().getContainer(),
                        metric.getContainerResource().getTarget());
            case "External" ->
                of(
                        metric.getExternal().getMetric().getName(),
                        "",
                        metric.getExternal().getTarget());
            default -> Optional.empty();
        };
    }

    /** What the metric was when last read; a status without the struct of its type has no values. */
    static Optional<HorizontalMetric> current(MetricStatus metric) {
        return switch (metric.getType()) {
            case "Object" ->
                of(
                        metric.getObject().getMetric().getName(),
                        "",
                        metric.getObject().getCurrent());
            case "Pods" ->
                of(metric.getPods().getMetric().getName(), "", metric.getPods().getCurrent());
            case "Resource" ->
                of(metric.getResource().getName(), "", metric.getResource().getCurrent());
            case "ContainerResource" ->
                of(
                        metric.getContainerResource().getName(),
                        metric.getContainerResource().getContainer(),
                        metric.getContainerResource().getCurrent());
            case "External" ->
                of(
                        metric.getExternal().getMetric().getName(),
                        "",
                        metric.getExternal().getCurrent());
            default -> Optional.empty();
        };
    }

    void addTo(Samples samples) {
        value.ifPresent(v -> samples.add(v, name, "value", container));
        average.ifPresent(v -> samples.add(v, name, "average", container));
        utilization.ifPresent(v -> samples.add(v, name, "utilization", container));
    }

    private static Optional<HorizontalMetric> of(String name, String container, MetricTarget target) {
        return Optional.of(new HorizontalMetric(
                name,
                container,
                target.hasValue() ? decimal(target.getValue()) : OptionalDouble.empty(),
                target.hasAverageValue() ? decimal(target.getAverageValue()) : OptionalDouble.empty(),
                target.hasAverageUtilization()
                        ? OptionalDouble.of(target.getAverageUtilization())
                        : OptionalDouble.empty()));
    }

    private static Optional<HorizontalMetric> of(String name, String container, MetricValueStatus current) {
        return Optional.of(new HorizontalMetric(
                name,
                container,
                current.hasValue() ? decimal(current.getValue()) : OptionalDouble.empty(),
                current.hasAverageValue() ? decimal(current.getAverageValue()) : OptionalDouble.empty(),
                current.hasAverageUtilization()
                        ? OptionalDouble.of(current.getAverageUtilization())
                        : OptionalDouble.empty()));
    }

    private static OptionalDouble decimal(dev.windlass.kube.wire.Quantity amount) {
        return OptionalDouble.of(ResourceAmounts.decimal(amount));
    }
}
