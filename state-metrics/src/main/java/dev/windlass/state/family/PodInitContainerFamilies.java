package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.wire.Container;
import dev.windlass.kube.wire.ContainerStatus;
import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.ResourceRequirements;
import java.util.List;
import java.util.function.Function;

/** A Pod's init containers, sidecars among them. */
final class PodInitContainerFamilies {
    private static final Function<Pod, List<Container>> CONTAINERS =
            pod -> pod.getSpec().getInitContainersList();
    private static final Function<Pod, List<ContainerStatus>> STATUSES =
            pod -> pod.getStatus().getInitContainerStatusesList();

    private PodInitContainerFamilies() {}

    static Family<Pod> info() {
        return stable("kube_pod_init_container_info", "Information about an init container in a pod.")
                .labels("container", "image_spec", "image", "image_id", "container_id", "restart_policy")
                .rule((pod, samples) -> ContainerRules.forEachWithStatus(
                        CONTAINERS.apply(pod),
                        STATUSES.apply(pod),
                        (container, status) -> samples.add(
                                1,
                                container.getName(),
                                container.getImage(),
                                status.getImage(),
                                status.getImageID(),
                                status.getContainerID(),
                                container.getRestartPolicy())));
    }

    static Family<Pod> resourceLimits() {
        return alpha(
                        "kube_pod_init_container_resource_limits",
                        "The number of requested limit resource by an init container.")
                .labels("container", "node", "resource", "unit")
                .rule(ContainerRules.resources(CONTAINERS, ResourceRequirements::getLimitsMap));
    }

    static Family<Pod> resourceRequests() {
        return alpha(
                        "kube_pod_init_container_resource_requests",
                        "The number of requested request resource by an init container.")
                .labels("container", "node", "resource", "unit")
                .rule(ContainerRules.resources(CONTAINERS, ResourceRequirements::getRequestsMap));
    }

    static Family<Pod> stateStarted() {
        return alpha("kube_pod_init_container_state_started", "Start time in unix timestamp for a pod init container.")
                .labels("container")
                .rule(ContainerRules.stateStarted(STATUSES));
    }

    static Family<Pod> lastTerminatedReason() {
        return alpha(
                        "kube_pod_init_container_status_last_terminated_reason",
                        "Describes the last reason the init container was in terminated state.")
                .labels("container", "reason")
                .rule(ContainerRules.lastTerminatedReason(STATUSES));
    }

    static Family<Pod> lastTerminatedExitCode() {
        return alpha(
                        "kube_pod_init_container_status_last_terminated_exitcode",
                        "Describes the exit code for the last init container in terminated state.")
                .labels("container")
                .rule(ContainerRules.lastTerminatedExitCode(STATUSES));
    }

    static Family<Pod> lastTerminatedTimestamp() {
        return alpha(
                        "kube_pod_init_container_status_last_terminated_timestamp",
                        "Last terminated time for a pod init container in unix timestamp.")
                .labels("container")
                .rule(ContainerRules.lastTerminatedTimestamp(STATUSES));
    }

    static Family<Pod> ready() {
        return stable(
                        "kube_pod_init_container_status_ready",
                        "Describes whether the init containers readiness check succeeded.")
                .labels("container")
                .rule(ContainerRules.flag(STATUSES, ContainerStatus::getReady));
    }

    static Family<Pod> restartsTotal() {
        return stable("kube_pod_init_container_status_restarts_total", "The number of restarts for the init container.")
                .counter()
                .labels("container")
                .rule(ContainerRules.restarts(STATUSES));
    }

    static Family<Pod> running() {
        return stable(
                        "kube_pod_init_container_status_running",
                        "Describes whether the init container is currently in running state.")
                .labels("container")
                .rule(ContainerRules.flag(STATUSES, status -> status.getState().hasRunning()));
    }

    static Family<Pod> terminated() {
        return stable(
                        "kube_pod_init_container_status_terminated",
                        "Describes whether the init container is currently in terminated state.")
                .labels("container")
                .rule(ContainerRules.flag(STATUSES, status -> status.getState().hasTerminated()));
    }

    static Family<Pod> terminatedReason() {
        return alpha(
                        "kube_pod_init_container_status_terminated_reason",
                        "Describes the reason the init container is currently in terminated state.")
                .labels("container", "reason")
                .rule(ContainerRules.terminatedReason(STATUSES));
    }

    static Family<Pod> waiting() {
        return stable(
                        "kube_pod_init_container_status_waiting",
                        "Describes whether the init container is currently in waiting state.")
                .labels("container")
                .rule(ContainerRules.flag(STATUSES, status -> status.getState().hasWaiting()));
    }

    static Family<Pod> waitingReason() {
        return alpha(
                        "kube_pod_init_container_status_waiting_reason",
                        "Describes the reason the init container is currently in waiting state.")
                .labels("container", "reason")
                .rule(ContainerRules.waitingReason(STATUSES));
    }
}
