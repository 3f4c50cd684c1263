package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.CrossVersionObjectReference;
import dev.windlass.kube.wire.HPAScalingRules;
import dev.windlass.kube.wire.HorizontalPodAutoscaler;
import dev.windlass.kube.wire.HorizontalPodAutoscalerCondition;
import dev.windlass.kube.wire.MetricSpec;
import dev.windlass.kube.wire.MetricStatus;
import dev.windlass.state.exposition.Label;
import java.util.List;

/** What is exported about HorizontalPodAutoscalers. */
final class HorizontalPodAutoscalerFamilies {
    private HorizontalPodAutoscalerFamilies() {}

    static KindFamilies<HorizontalPodAutoscaler> of(KeySelection labels, KeySelection annotations) {
        return new KindFamilies<>(
                Kinds.HORIZONTAL_POD_AUTOSCALER,
                HorizontalPodAutoscaler::getMetadata,
                ObjectLabels.namespaced("horizontalpodautoscaler", HorizontalPodAutoscaler::getMetadata),
                List.of(
                        info(),
                        MetadataFamilies.generation(
                                "kube_horizontalpodautoscaler_metadata_generation",
                                "The generation observed by the HorizontalPodAutoscaler controller.",
                                HorizontalPodAutoscaler::getMetadata),
                        specMaxReplicas(),
                        specMinReplicas(),
                        specTargetMetric(),
                        scaleDownTolerance(),
                        scaleUpTolerance(),
                        statusTargetMetric(),
                        statusCurrentReplicas(),
                        statusDesiredReplicas(),
                        MetadataFamilies.annotations(
                                "kube_horizontalpodautoscaler_annotations",
                                annotations,
                                HorizontalPodAutoscaler::getMetadata),
                        MetadataFamilies.labels(
                                "kube_horizontalpodautoscaler_labels", labels, HorizontalPodAutoscaler::getMetadata),
                        statusCondition(),
                        MetadataFamilies.alphaCreated(
                                "kube_horizontalpodautoscaler_created", HorizontalPodAutoscaler::getMetadata),
                        MetadataFamilies.deleted(
                                "kube_horizontalpodautoscaler_deletion_timestamp",
                                HorizontalPodAutoscaler::getMetadata)));
    }

    private static Family<HorizontalPodAutoscaler> info() {
        return alpha("kube_horizontalpodautoscaler_info", "Information about this autoscaler.")
                .labels("scaletargetref_api_version", "scaletargetref_kind", "scaletargetref_name")
                .rule((autoscaler, samples) -> {
                    CrossVersionObjectReference target = autoscaler.getSpec().getScaleTargetRef();
                    Label kind = new Label("scaletargetref_kind", target.getKind());
                    Label name = new Label("scaletargetref_name", target.getName());
                    if (target.getApiVersion().isEmpty()) {
                        samples.addLabelled(1, List.of(kind, name));
                    } else {
                        Label version = new Label("scaletargetref_api_version", target.getApiVersion());
                        samples.addLabelled(1, List.of(version, kind, name));
                    }
                });
    }

    private static Family<HorizontalPodAutoscaler> specMaxReplicas() {
        return stable(
                        "kube_horizontalpodautoscaler_spec_max_replicas",
                        "Upper limit for the number of pods that can be set by the autoscaler; cannot be smaller than"
                                + " MinReplicas.")
                .rule((autoscaler, samples) -> samples.add(autoscaler.getSpec().getMaxReplicas()));
    }

    private static Family<HorizontalPodAutoscaler> specMinReplicas() {
        return stable(
                        "kube_horizontalpodautoscaler_spec_min_replicas",
                        "Lower limit for the number of pods that can be set by the autoscaler, default 1.")
                .rule((autoscaler, samples) -> samples.add(
                        autoscaler.getSpec().hasMinReplicas()
                                ? autoscaler.getSpec().getMinReplicas()
                                : 1));
    }

    private static Family<HorizontalPodAutoscaler> specTargetMetric() {
        return alpha(
                        "kube_horizontalpodautoscaler_spec_target_metric",
                        "The metric specifications used by this autoscaler when calculating the desired replica"
                                + " count.")
                .labels("metric_name", "metric_target_type", "container")
                .rule((autoscaler, samples) -> {
                    for (MetricSpec metric : autoscaler.getSpec().getMetricsList()) {
                        HorizontalMetric.target(metric).ifPresent(target -> target.addTo(samples));
                    }
                });
    }

    private static Family<HorizontalPodAutoscaler> scaleDownTolerance() {
        return alpha(
                        "kube_horizontalpodautoscaler_spec_behavior_scale_down_tolerance",
                        "The tolerance on the ratio between the current and desired metric value below which no scale"
                                + " down occurs.")
                .rule((autoscaler, samples) -> {
                    HPAScalingRules rules = autoscaler.getSpec().getBehavior().getScaleDown();
                    if (rules.hasTolerance()) {
                        samples.add(ResourceAmounts.approximate(rules.getTolerance()));
                    }
                });
    }

    private static Family<HorizontalPodAutoscaler> scaleUpTolerance() {
        return alpha(
                        "kube_horizontalpodautoscaler_spec_behavior_scale_up_tolerance",
                        "The tolerance on the ratio between the current and desired metric value below which no scale"
                                + " up occurs.")
                .rule((autoscaler, samples) -> {
                    HPAScalingRules rules = autoscaler.getSpec().getBehavior().getScaleUp();
                    if (rules.hasTolerance()) {
                        samples.add(ResourceAmounts.approximate(rules.getTolerance()));
                    }
                });
    }

    private static Family<HorizontalPodAutoscaler> statusTargetMetric() {
        return stable(
                        "kube_horizontalpodautoscaler_status_target_metric",
                        "The current metric status used by this autoscaler when calculating the desired replica"
                                + " count.")
                .labels("metric_name", "metric_target_type", "container")
                .rule((autoscaler, samples) -> {
                    for (MetricStatus metric : autoscaler.getStatus().getCurrentMetricsList()) {
                        HorizontalMetric.current(metric).ifPresent(current -> current.addTo(samples));
                    }
                });
    }

    private static Family<HorizontalPodAutoscaler> statusCurrentReplicas() {
        return stable(
                        "kube_horizontalpodautoscaler_status_current_replicas",
                        "Current number of replicas of pods managed by this autoscaler.")
                .rule((autoscaler, samples) ->
                        samples.add(autoscaler.getStatus().getCurrentReplicas()));
    }

    private static Family<HorizontalPodAutoscaler> statusDesiredReplicas() {
        return stable(
                        "kube_horizontalpodautoscaler_status_desired_replicas",
                        "Desired number of replicas of pods managed by this autoscaler.")
                .rule((autoscaler, samples) ->
                        samples.add(autoscaler.getStatus().getDesiredReplicas()));
    }

    private static Family<HorizontalPodAutoscaler> statusCondition() {
        return stable("kube_horizontalpodautoscaler_status_condition", "The condition of this autoscaler.")
                .labels("condition", "status")
                .rule((autoscaler, samples) -> {
                    for (HorizontalPodAutoscalerCondition condition :
                            autoscaler.getStatus().getConditionsList()) {
                        StatusSamples.addCondition(samples, condition.getStatus(), condition.getType());
                    }
                });
    }
}
