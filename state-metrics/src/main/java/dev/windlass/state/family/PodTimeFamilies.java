package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.wire.ContainerStatus;
import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.PodCondition;
import dev.windlass.kube.wire.Time;
import dev.windlass.state.exposition.Samples;

/** When things happened to a Pod. */
final class PodTimeFamilies {
    private PodTimeFamilies() {}

    static Family<Pod> completionTime() {
        return stable("kube_pod_completion_time", "Completion time in unix timestamp for a pod.")
                .rule((pod, samples) -> {
                    long last = 0;
                    for (ContainerStatus status : pod.getStatus().getContainerStatusesList()) {
                        Time finished = status.getState().getTerminated().getFinishedAt();
                        last = Math.max(last, finished.getSeconds());
                    }
                    if (last > 0) {
                        samples.add((double) last);
                    }
                });
    }

    static Family<Pod> startTime() {
        return stable("kube_pod_start_time", "Start time in unix timestamp for a pod.")
                .rule((pod, samples) ->
                        Timestamps.addIfSet(samples, pod.getStatus().getStartTime()));
    }

    static Family<Pod> readyTime() {
        return alpha("kube_pod_status_ready_time", "Readiness achieved time in unix timestamp for a pod.")
                .rule((pod, samples) -> addTransition(samples, pod, "Ready", "True"));
    }

    static Family<Pod> initializedTime() {
        return alpha("kube_pod_status_initialized_time", "Initialized time in unix timestamp for a pod.")
                .rule((pod, samples) -> addTransition(samples, pod, "Initialized", "True"));
    }

    static Family<Pod> containersReadyTime() {
        return alpha(
                        "kube_pod_status_container_ready_time",
                        "Readiness achieved time in unix timestamp for a pod containers.")
                .rule((pod, samples) -> addTransition(samples, pod, "ContainersReady", "True"));
    }

    static Family<Pod> scheduledTime() {
        return stable("kube_pod_status_scheduled_time", "Unix timestamp when pod moved into scheduled status")
                .rule((pod, samples) -> addTransition(samples, pod, "PodScheduled", "True"));
    }

    static Family<Pod> unscheduledTime() {
        return alpha("kube_pod_status_unscheduled_time", "Unix timestamp when pod moved into unscheduled status")
                .rule((pod, samples) -> addTransition(samples, pod, "PodScheduled", "False"));
    }

    private static void addTransition(Samples samples, Pod pod, String type, String status) {
        for (PodCondition condition : pod.getStatus().getConditionsList()) {
            if (condition.getType().equals(type) && condition.getStatus().equals(status)) {
                samples.add((double) Timestamps.seconds(condition.getLastTransitionTime()));
            }
        }
    }
}
