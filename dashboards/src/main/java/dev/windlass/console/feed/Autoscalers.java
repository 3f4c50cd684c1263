package dev.windlass.console.feed;

import dev.windlass.console.projection.AutoscalerFacts;
import dev.windlass.console.projection.ObjectName;
import dev.windlass.console.projection.Reading;
import dev.windlass.console.projection.WorkloadName;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.kube.wire.HorizontalPodAutoscaler;
import dev.windlass.kube.wire.HorizontalPodAutoscalerCondition;
import dev.windlass.kube.wire.MetricSpec;
import dev.windlass.kube.wire.MetricStatus;
import dev.windlass.kube.wire.MetricTarget;
import dev.windlass.kube.wire.MetricValueStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HorizontalPodAutoscalers as facts. */
final class Autoscalers {
    private Autoscalers() {}

    static AutoscalerFacts facts(HorizontalPodAutoscaler autoscaler) {
        String namespace = autoscaler.getMetadata().getNamespace();
        return new AutoscalerFacts(
                new ObjectName(namespace, autoscaler.getMetadata().getName()),
                new WorkloadName(
                        autoscaler.getSpec().getScaleTargetRef().getKind(),
                        new ObjectName(
                                namespace,
                                autoscaler.getSpec().getScaleTargetRef().getName())),
                autoscaler.getSpec().hasMinReplicas() ? autoscaler.getSpec().getMinReplicas() : 1,
                autoscaler.getSpec().getMaxReplicas(),
                autoscaler.getStatus().getCurrentReplicas(),
                autoscaler.getStatus().getDesiredReplicas(),
                autoscaler.getSpec().getMetricsList().stream()
                        .map(metric -> reading(metric, autoscaler.getStatus().getCurrentMetricsList()))
                        .toList(),
                autoscaler.getStatus().getConditionsList().stream()
                        .map(Autoscalers::condition)
                        .toList());
    }

    private static AutoscalerFacts.Condition condition(HorizontalPodAutoscalerCondition condition) {
        return new AutoscalerFacts.Condition(
                condition.getType(),
                condition.getStatus().equals("True"),
                condition.getReason(),
                condition.getMessage(),
                Instants.of(condition.getLastTransitionTime()));
    }

    private static Reading reading(MetricSpec metric, List<MetricStatus> statuses) {
        Named spec = named(metric);
        String current = statuses.stream()
                .filter(s -> s.getType().equals(metric.getType()))
                .flatMap(s -> seen(s).stream())
                .filter(s -> s.name().equals(spec.name()))
                .findFirst()
                .map(s -> text(s.value(), spec.target()))
                .orElse(null);
        return Reading.of(metric.getType(), spec.name(), current, text(spec.target()));
    }

    private record Named(String name, MetricTarget target) {}

    private record Seen(String name, MetricValueStatus value) {}

    private static Named named(MetricSpec metric) {
        return switch (metric.getType()) {
            case "Resource" ->
                new Named(metric.getResource().getName(), metric.getResource().getTarget());
            case "ContainerResource" ->
                new Named(
                        containerMetric(
                                metric.getContainerResource().getName(),
                                metric.getContainerResource().getContainer()),
                        metric.getContainerResource().getTarget());
            case "Pods" ->
                new Named(
                        metric.getPods().getMetric().getName(), metric.getPods().getTarget());
            case "Object" ->
                new Named(
                        metric.getObject().getMetric().getName(),
                        metric.getObject().getTarget());
            case "External" ->
                new Named(
                        metric.getExternal().getMetric().getName(),
                        metric.getExternal().getTarget());
            default -> new Named(metric.getType(), MetricTarget.getDefaultInstance());
        };
    }

    private static Optional<Seen> seen(MetricStatus status) {
        return switch (status.getType()) {
            case "Resource" ->
                Optional.of(new Seen(
                        status.getResource().getName(), status.getResource().getCurrent()));
            case "ContainerResource" ->
                Optional.of(new Seen(
                        containerMetric(
                                status.getContainerResource().getName(),
                                status.getContainerResource().getContainer()),
                        status.getContainerResource().getCurrent()));
            case "Pods" ->
                Optional.of(new Seen(
                        status.getPods().getMetric().getName(), status.getPods().getCurrent()));
            case "Object" ->
                Optional.of(new Seen(
                        status.getObject().getMetric().getName(),
                        status.getObject().getCurrent()));
            case "External" ->
                Optional.of(new Seen(
                        status.getExternal().getMetric().getName(),
                        status.getExternal().getCurrent()));
            default -> Optional.empty();
        };
    }

    private static String containerMetric(String resource, String container) {
        return resource + " of " + container;
    }

    private static String text(MetricTarget target) {
        return switch (target.getType()) {
            case "Utilization" -> target.getAverageUtilization() + "%";
            case "AverageValue" -> canonical(target.getAverageValue());
            default -> canonical(target.getValue());
        };
    }

    /** The value in the form of the target; {@code null} when the status holds none in that form. */
    private static @Nullable String text(MetricValueStatus value, MetricTarget target) {
        return switch (target.getType()) {
            case "Utilization" -> value.hasAverageUtilization() ? value.getAverageUtilization() + "%" : null;
            case "AverageValue" -> value.hasAverageValue() ? canonical(value.getAverageValue()) : null;
            default -> value.hasValue() ? canonical(value.getValue()) : null;
        };
    }

    private static String canonical(dev.windlass.kube.wire.Quantity quantity) {
        return Quantity.parse(quantity.getString()).toString();
    }
}
