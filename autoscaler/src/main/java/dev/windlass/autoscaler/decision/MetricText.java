package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.MetricOutcome;
import dev.windlass.autoscaler.horizontal.object.CurrentValue;
import dev.windlass.autoscaler.horizontal.object.MetricSource;
import dev.windlass.autoscaler.horizontal.object.MetricSpec;
import dev.windlass.autoscaler.horizontal.object.MetricTarget;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.stream.decision.MetricProposal;
import org.jspecify.annotations.Nullable;

/** How a metric, its value and its target are put into words. */
final class MetricText {
    private MetricText() {}

    static MetricProposal proposal(MetricOutcome outcome) {
        MetricSpec metric = outcome.metric();
        MetricSource source = metric.source();
        String target = target(source);
        return switch (outcome) {
            case MetricOutcome.Proposed proposed ->
                new MetricProposal(
                        metric.type(),
                        name(source),
                        current(proposed.proposal().current()),
                        target,
                        proposed.replicas(),
                        null);
            case MetricOutcome.Failed failed ->
                new MetricProposal(metric.type(), name(source), null, target, null, failed.message());
        };
    }

    private static String name(MetricSource source) {
        return switch (source) {
            case MetricSource.Resource resource -> resource.name();
            case MetricSource.ContainerResource resource -> resource.name() + " of container " + resource.container();
            case MetricSource.Pods pods -> pods.metric().name();
            case MetricSource.ObjectMetric object ->
                object.metric().name() + " of " + object.describedObject().kind() + " "
                        + object.describedObject().name();
            case MetricSource.External external -> external.metric().name();
            case MetricSource.Unknown(String type) -> String.valueOf(type);
        };
    }

    private static String target(MetricSource source) {
        return switch (source) {
            case MetricSource.Resource resource -> target(resource.target());
            case MetricSource.ContainerResource resource -> target(resource.target());
            case MetricSource.Pods pods -> target(pods.target());
            case MetricSource.ObjectMetric object -> target(object.target());
            case MetricSource.External external -> target(external.target());
            case MetricSource.Unknown _ -> "";
        };
    }

    private static String target(MetricTarget target) {
        return text(target.averageUtilization(), target.averageValue(), target.value());
    }

    private static String current(CurrentValue current) {
        return text(current.averageUtilization(), current.averageValue(), current.value());
    }

    private static String text(@Nullable Integer percent, @Nullable Quantity average, @Nullable Quantity value) {
        if (percent != null) {
            return percent + "%";
        }
        if (average != null) {
            return average.toString();
        }
        return value == null ? "" : value.toString();
    }
}
