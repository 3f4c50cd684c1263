package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.PodCondition;
import dev.windlass.kube.wire.PodStatus;
import dev.windlass.state.exposition.Samples;
import java.util.List;

/** How a Pod fares. */
final class PodStatusFamilies {
    private static final List<String> PHASES = List.of("Pending", "Succeeded", "Failed", "Unknown", "Running");
    private static final List<String> QOS_CLASSES = List.of("BestEffort", "Burstable", "Guaranteed");
    private static final List<String> REASONS = List.of(
            "Evicted",
            "NodeAffinity",
            "NodeLost",
            "PreemptionByScheduler",
            "SchedulingGated",
            "Shutdown",
            "TerminationByKubelet",
            "UnexpectedAdmissionError");
    private static final List<String> DISRUPTION_REASONS = List.of(
            "PreemptionByScheduler",
            "DeletionByTaintManager",
            "EvictionByEvictionAPI",
            "DeletionByPodGC",
            "TerminationByKubelet");
    private static final String OTHER = "Other";

    private PodStatusFamilies() {}

    static Family<Pod> phase() {
        return stable("kube_pod_status_phase", "The pods current phase.")
                .labels("phase")
                .rule((pod, samples) -> {
                    if (!pod.getStatus().getPhase().isEmpty()) {
                        StatusSamples.addEach(samples, PHASES, pod.getStatus().getPhase());
                    }
                });
    }

    static Family<Pod> qosClass() {
        return alpha("kube_pod_status_qos_class", "The pods current qosClass.")
                .labels("qos_class")
                .rule((pod, samples) -> {
                    if (!pod.getStatus().getQosClass().isEmpty()) {
                        StatusSamples.addEach(
                                samples, QOS_CLASSES, pod.getStatus().getQosClass());
                    }
                });
    }

    static Family<Pod> ready() {
        return stable("kube_pod_status_ready", "Describes whether the pod is ready to serve requests.")
                .labels("condition")
                .rule((pod, samples) -> addCondition(samples, pod, "Ready"));
    }

    static Family<Pod> scheduled() {
        return stable("kube_pod_status_scheduled", "Describes the status of the scheduling process for the pod.")
                .labels("condition")
                .rule((pod, samples) -> addCondition(samples, pod, "PodScheduled"));
    }

    static Family<Pod> unschedulable() {
        return stable("kube_pod_status_unschedulable", "Describes the unschedulable status for the pod.")
                .rule((pod, samples) -> {
                    for (PodCondition condition : pod.getStatus().getConditionsList()) {
                        if (condition.getType().equals("PodScheduled")
                                && condition.getStatus().equals("False")) {
                            samples.add(1);
                        }
                    }
                });
    }

    static Family<Pod> reason() {
        return alpha("kube_pod_status_reason", "The pod status reasons")
                .labels("reason")
                .rule((pod, samples) -> {
                    PodStatus status = pod.getStatus();
                    for (String reason : REASONS) {
                        if (applies(reason, status)) {
                            samples.add(1, reason);
                        }
                    }
                    if (!status.getReason().isEmpty() && !REASONS.contains(status.getReason())) {
                        samples.add(1, OTHER);
                    }
                });
    }

    private static boolean applies(String reason, PodStatus status) {
        return status.getReason().equals(reason)
                || status.getConditionsList().stream()
                        .anyMatch(condition -> condition.getReason().equals(reason))
                || status.getContainerStatusesList().stream()
                        .anyMatch(container ->
                                container.getState().getTerminated().getReason().equals(reason));
    }

    static Family<Pod> disruptionReason() {
        return alpha("kube_pod_status_disruption_reason", "The pod disruption condition reason")
                .labels("reason")
                .rule((pod, samples) -> {
                    for (PodCondition condition : pod.getStatus().getConditionsList()) {
                        if (condition.getType().equals("DisruptionTarget")) {
                            String reason = condition.getReason();
                            samples.add(1, DISRUPTION_REASONS.contains(reason) ? reason : OTHER);
                        }
                    }
                });
    }

    private static void addCondition(Samples samples, Pod pod, String type) {
        for (PodCondition condition : pod.getStatus().getConditionsList()) {
            if (condition.getType().equals(type)) {
                StatusSamples.addCondition(samples, condition.getStatus());
            }
        }
    }
}
