package dev.windlass.cluster.observe;

import dev.windlass.cluster.scheduling.PodRequests;
import dev.windlass.cluster.scheduling.PodRequests.Container;
import dev.windlass.cluster.scheduling.PodRequests.PodStatus;
import dev.windlass.cluster.scheduling.PodRequests.Resize;
import dev.windlass.cluster.scheduling.PodRequests.Role;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.kube.wire.ContainerStatus;
import dev.windlass.kube.wire.PodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what a pod's containers ask for, were given, and have. */
final class RequestsReader {
    private RequestsReader() {}

    static PodRequests read(PodSpec spec, dev.windlass.kube.wire.PodStatus status) {
        List<Container> containers = new ArrayList<>();
        for (var init : spec.getInitContainersList()) {
            Role role = init.getRestartPolicy().equals("Always") ? Role.SIDECAR : Role.INIT;
            containers.add(container(role, init, status.getInitContainerStatusesList()));
        }
        for (var main : spec.getContainersList()) {
            containers.add(container(Role.MAIN, main, status.getContainerStatusesList()));
        }
        return new PodRequests(
                containers,
                WireQuantities.exact(spec.getResources().getRequestsMap()),
                WireQuantities.exact(spec.getOverheadMap()),
                podStatus(status));
    }

    private static Container container(
            Role role, dev.windlass.kube.wire.Container container, List<ContainerStatus> statuses) {
        Map<String, Quantity> requests =
                WireQuantities.exact(container.getResources().getRequestsMap());
        for (ContainerStatus status : statuses) {
            if (status.getName().equals(container.getName())) {
                return new Container(
                        role,
                        requests,
                        unlessEmpty(status.getAllocatedResourcesMap()),
                        unlessEmpty(status.getResources().getRequestsMap()));
            }
        }
        return new Container(role, requests, null, null);
    }

    private static PodStatus podStatus(dev.windlass.kube.wire.PodStatus status) {
        boolean infeasible = status.getConditionsList().stream()
                .anyMatch(condition -> condition.getType().equals("PodResizePending")
                        && condition.getStatus().equals("True")
                        && condition.getReason().equals("Infeasible"));
        return new PodStatus(
                infeasible ? Resize.INFEASIBLE : Resize.POSSIBLE,
                unlessEmpty(status.getAllocatedResourcesMap()),
                unlessEmpty(status.getResources().getRequestsMap()));
    }

    private static @Nullable Map<String, Quantity> unlessEmpty(
            Map<String, dev.windlass.kube.wire.Quantity> resourceList) {
        return resourceList.isEmpty() ? null : WireQuantities.exact(resourceList);
    }
}
