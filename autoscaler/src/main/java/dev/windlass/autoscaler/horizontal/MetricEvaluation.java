package dev.windlass.autoscaler.horizontal;

import dev.windlass.autoscaler.horizontal.object.CurrentValue;
import dev.windlass.autoscaler.horizontal.object.MetricIdentifier;
import dev.windlass.autoscaler.horizontal.object.MetricSelector;
import dev.windlass.autoscaler.horizontal.object.MetricSource;
import dev.windlass.autoscaler.horizontal.object.MetricSpec;
import dev.windlass.autoscaler.horizontal.object.MetricStatus;
import dev.windlass.autoscaler.horizontal.object.MetricTarget;
import dev.windlass.kube.quantity.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One metric of one evaluation: its reading, its target, its outcome. The texts are those users of the reference know. */
final class MetricEvaluation {
    private static final String NO_EXTERNAL_METRICS = "no metrics returned from external metrics API";

    private final String namespace;
    private final List<PodState> pods;
    private final PodMetricProposal perPod;
    private final ValueProposal single;

    MetricEvaluation(Observation observation, ScaleState scale, List<PodState> pods) {
        this.namespace = observation.autoscaler().namespace();
        this.pods = pods;
        this.perPod = new PodMetricProposal(observation, scale, pods);
        this.single = new ValueProposal(observation, scale, pods);
    }

    MetricOutcome evaluate(MetricSpec metric, MetricReading reading) {
        return switch (metric.source()) {
            case MetricSource.Resource source ->
                resource(
                        metric,
                        new ResourceMetric(source.name(), null, source.target()),
                        reading,
                        "FailedGetResourceMetric",
                        "failed to get " + source.name() + " resource metric value: ");
            case MetricSource.ContainerResource source ->
                resource(
                        metric,
                        new ResourceMetric(source.name(), source.container(), source.target()),
                        reading,
                        "FailedGetContainerResourceMetric",
                        "failed to get " + source.container() + " container metric value: ");
            case MetricSource.Pods source -> pods(metric, source, reading);
            case MetricSource.ObjectMetric source -> object(metric, source, reading);
            case MetricSource.External source -> external(metric, source, reading);
            case MetricSource.Unknown(String type) ->
                failed(
                        metric,
                        "InvalidMetricSourceType",
                        "",
                        new MetricFault("unknown metric source type \"" + type + "\""));
        };
    }

    /** What Resource and ContainerResource have in common; {@code container} is {@code null} for the whole pod. */
    private record ResourceMetric(String name, @Nullable String container, MetricTarget target) {
        String label(boolean utilization) {
            return utilization
                    ? name + (container == null ? " resource" : " container resource")
                            + " utilization (percentage of request)"
                    : name + " resource";
        }
    }

    private MetricOutcome resource(
            MetricSpec metric, ResourceMetric wanted, MetricReading reading, String reason, String prefix) {
        MetricTarget target = wanted.target();
        try {
            if (target.averageValue() != null) {
                long milli = target.averageValue().milliValue();
                return proposed(metric, wanted.label(false), usage(wanted, reading, milli));
            }
            if (target.averageUtilization() != null) {
                return proposed(metric, wanted.label(true), utilization(wanted, reading, target.averageUtilization()));
            }
            throw new MetricFault("invalid resource metric source: neither an average utilization target nor an average"
                    + " value (usage) target was set");
        } catch (MetricFault fault) {
            return failed(metric, reason, prefix, fault);
        }
    }

    private Proposal usage(ResourceMetric wanted, MetricReading reading, long targetMilli) throws MetricFault {
        try {
            PodMetricProposal.Result result = perPod.propose(
                    Samples.ofResource(reading, wanted.name(), wanted.container()),
                    wanted.name().equals("cpu"),
                    () -> new UsageRatio.Average(targetMilli));
            return new Proposal(
                    result.replicas(),
                    CurrentValue.average(
                            Samples.quantity(wanted.name(), result.measured().average())));
        } catch (MetricFault fault) {
            throw fault.within("failed to get " + wanted.name() + " usage: ");
        }
    }

    private Proposal utilization(ResourceMetric wanted, MetricReading reading, int percent) throws MetricFault {
        try {
            PodMetricProposal.Result result = perPod.propose(
                    Samples.ofResource(reading, wanted.name(), wanted.container()),
                    wanted.name().equals("cpu"),
                    () -> new UsageRatio.Utilization(PodRequests.of(pods, wanted.name(), wanted.container()), percent));
            return new Proposal(
                    result.replicas(),
                    CurrentValue.utilization(
                            result.measured().percent(),
                            Samples.quantity(wanted.name(), result.measured().average())));
        } catch (MetricFault fault) {
            throw fault.within("failed to get " + wanted.name() + " utilization: ");
        }
    }

    private MetricOutcome pods(MetricSpec metric, MetricSource.Pods source, MetricReading reading) {
        String name = source.metric().name();
        try {
            requireSelector(source.metric());
            Map<String, PodSample> samples = Samples.ofPods(reading, "unable to get metric " + name + ": ");
            Quantity target = source.target().averageValue();
            if (target == null) {
                throw new MetricFault("invalid pods metric source: no average value target was set");
            }
            PodMetricProposal.Result result =
                    perPod.propose(samples, false, () -> new UsageRatio.Average(target.milliValue()));
            return proposed(
                    metric,
                    "pods metric " + name,
                    new Proposal(
                            result.replicas(),
                            CurrentValue.average(
                                    Quantity.ofMilli(result.measured().average()))));
        } catch (MetricFault fault) {
            return failed(metric, "FailedGetPodsMetric", "failed to get pods metric value: ", fault);
        }
    }

    private MetricOutcome object(MetricSpec metric, MetricSource.ObjectMetric source, MetricReading reading) {
        String name = source.metric().name();
        MetricTarget target = source.target();
        String prefix = "failed to get object metric value: ";
        try {
            requireSelector(source.metric());
            if (target.type().equals("Value") && target.value() != null) {
                return proposed(
                        metric,
                        source.describedObject().kind() + " metric " + name,
                        single.whole(
                                objectValue(source, reading), target.value().milliValue()));
            }
            if (target.type().equals("AverageValue") && target.averageValue() != null) {
                prefix += "failed to get " + name + " object metric: ";
                return proposed(
                        metric,
                        externalName(source.metric()),
                        single.perPod(
                                objectValue(source, reading),
                                target.averageValue().milliValue()));
            }
            throw new MetricFault(
                    "invalid object metric source: neither a value target nor an average value target was set");
        } catch (MetricFault fault) {
            return failed(metric, "FailedGetObjectMetric", prefix, fault);
        }
    }

    private long objectValue(MetricSource.ObjectMetric source, MetricReading reading) throws MetricFault {
        return switch (reading) {
            case MetricReading.SingleValue value -> value.milli();
            case MetricReading.Failed(String error, String _) ->
                throw new MetricFault("unable to get metric " + source.metric().name() + " on "
                        + source.describedObject().kind() + " " + namespace + "/"
                        + source.describedObject().name()
                        + ": unable to fetch metrics from custom metrics API: " + error);
            case MetricReading.PodUsages _,
                    MetricReading.PodValues _,
                    MetricReading.SeriesValues _,
                    MetricReading.NotAsked _ -> throw Samples.mismatch(reading);
        };
    }

    private MetricOutcome external(MetricSpec metric, MetricSource.External source, MetricReading reading) {
        String name = source.metric().name();
        String prefix = "failed to get " + name + " external metric value: ";
        try {
            Quantity average = source.target().averageValue();
            Quantity value = source.target().value();
            if (average != null) {
                prefix += "failed to get " + name + " external metric: ";
                requireSelector(source.metric());
                long sum = ValueProposal.suspiciousSum(series(source.metric(), reading));
                return proposed(metric, externalName(source.metric()), single.perPod(sum, average.milliValue()));
            }
            if (value != null) {
                prefix += "failed to get external metric " + name + ": ";
                requireSelector(source.metric());
                long sum = ValueProposal.saturatingSum(series(source.metric(), reading));
                return proposed(metric, externalName(source.metric()), single.whole(sum, value.milliValue()));
            }
            throw new MetricFault(
                    "invalid external metric source: neither a value target nor an average value target was set");
        } catch (MetricFault fault) {
            return failed(metric, "FailedGetExternalMetric", prefix, fault);
        }
    }

    private List<Long> series(MetricIdentifier metric, MetricReading reading) throws MetricFault {
        String attempt = "unable to get external metric " + namespace + "/" + metric.name() + "/"
                + MetricSelector.rendered(metric.selector()) + ": ";
        return switch (reading) {
            case MetricReading.SeriesValues(List<Long> milli, String _)
            when milli.isEmpty() -> throw new MetricFault(attempt + NO_EXTERNAL_METRICS);
            case MetricReading.SeriesValues(List<Long> milli, String _) -> milli;
            case MetricReading.Failed(String error, String _) ->
                throw new MetricFault(attempt + "unable to fetch metrics from external metrics API: " + error);
            case MetricReading.PodUsages _,
                    MetricReading.PodValues _,
                    MetricReading.SingleValue _,
                    MetricReading.NotAsked _ -> throw Samples.mismatch(reading);
        };
    }

    private static void requireSelector(MetricIdentifier metric) throws MetricFault {
        if (MetricSelector.convert(metric.selector()) instanceof MetricSelector.Conversion.Refused(String message)) {
            throw new MetricFault(message);
        }
    }

    private static String externalName(MetricIdentifier metric) {
        return "external metric " + metric.name() + "(" + MetricSelector.rendered(metric.selector()) + ")";
    }

    private static MetricOutcome proposed(MetricSpec metric, String name, Proposal proposal) {
        return new MetricOutcome.Proposed(metric, name, proposal, MetricStatus.of(metric.source(), proposal.current()));
    }

    private static MetricOutcome failed(MetricSpec metric, String reason, String prefix, MetricFault fault) {
        return new MetricOutcome.Failed(metric, reason, fault.getMessage(), prefix + fault.getMessage());
    }
}
