package dev.windlass.autoscaler.source.cluster;

import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.kube.wire.Container;
import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.PodCondition;
import dev.windlass.kube.wire.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a pod of the API to what the evaluation keeps of it. */
public final class PodProjection {
    private static final String KEEPS_RUNNING = "Always";

    private PodProjection() {}

    public static PodState of(Pod pod) {
        return new PodState(
                pod.getMetadata().getName(),
                pod.getMetadata().getLabelsMap(),
                pod.getStatus().getPhase(),
                pod.getStatus().hasStartTime() ? instant(pod.getStatus().getStartTime()) : null,
                readiness(pod),
                pod.getMetadata().hasDeletionTimestamp(),
                requests(pod),
                podLevel(pod));
    }

    private static PodState.@Nullable Readiness readiness(Pod pod) {
        for (PodCondition condition : pod.getStatus().getConditionsList()) {
            if (condition.getType().equals("Ready")) {
                return new PodState.Readiness(condition.getStatus(), instant(condition.getLastTransitionTime()));
            }
        }
        return null;
    }

    private static List<PodState.Requests> requests(Pod pod) {
        List<PodState.Requests> requests = new ArrayList<>(pod.getSpec().getContainersCount());
        pod.getSpec().getContainersList().forEach(c -> requests.add(requests(c, false)));
        for (Container container : pod.getSpec().getInitContainersList()) {
            if (container.getRestartPolicy().equals(KEEPS_RUNNING)) {
                requests.add(requests(container, true));
            }
        }
        return requests;
    }

    private static PodState.Requests requests(Container container, boolean sidecar) {
        return new PodState.Requests(
                container.getName(), sidecar, milli(container.getResources().getRequestsMap()));
    }

    private static @Nullable Map<String, Long> podLevel(Pod pod) {
        Map<String, dev.windlass.kube.wire.Quantity> requests =
                pod.getSpec().getResources().getRequestsMap();
        return requests.isEmpty() ? null : milli(requests);
    }

    private static Map<String, Long> milli(Map<String, dev.windlass.kube.wire.Quantity> quantities) {
        Map<String, Long> milli = new HashMap<>();
        quantities.forEach((resource, quantity) ->
                milli.put(resource, Quantity.parse(quantity.getString()).milliValue()));
        return milli;
    }

    private static Instant instant(Time time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
