package dev.windlass.autoscaler.horizontal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each pod requests of a resource: the hundred percent of a utilization. */
final class PodRequests {
    private PodRequests() {}

    /**
     * Requests in milli-units by pod.
     *
     * @param container {@code null} for the whole pod
     * @throws MetricFault when some pod lacks the request: one such pod fails the metric
     */
    static Map<String, Long> of(List<PodState> pods, String resource, @Nullable String container) throws MetricFault {
        Map<String, Long> requests = new HashMap<>();
        for (PodState pod : pods) {
            requests.put(pod.name(), container == null ? ofPod(pod, resource) : ofContainer(pod, resource, container));
        }
        return requests;
    }

    private static long ofContainer(PodState pod, String resource, String container) throws MetricFault {
        for (PodState.Requests requests : pod.containers()) {
            if (requests.container().equals(container)) {
                return request(pod, requests, resource);
            }
        }
        throw new MetricFault("container " + container + " not found in Pod " + pod.name());
    }

    private static long ofPod(PodState pod, String resource) throws MetricFault {
        Map<String, Long> podLevel = pod.podRequests();
        if (podLevel == null) {
            return sumOfContainers(pod, resource);
        }
        Long request = podLevel.get(resource);
        if (request != null) {
            return request;
        }
        // The API server completes pod-level requests from the containers'; an object that escaped this is completed
        // here.
        if (pod.containers().stream().noneMatch(c -> c.milli().containsKey(resource))) {
            throw new MetricFault("missing pod-level request for " + resource + " in Pod " + pod.name());
        }
        return pod.containers().stream()
                .mapToLong(c -> c.milli().getOrDefault(resource, 0L))
                .reduce(0, Saturating::plus);
    }

    private static long sumOfContainers(PodState pod, String resource) throws MetricFault {
        long sum = 0;
        for (PodState.Requests requests : pod.containers()) {
            sum = Saturating.plus(sum, request(pod, requests, resource));
        }
        return sum;
    }

    private static long request(PodState pod, PodState.Requests requests, String resource) throws MetricFault {
        Long request = requests.milli().get(resource);
        if (request == null) {
            throw new MetricFault("missing request for " + resource + " in container " + requests.container()
                    + " of Pod " + pod.name());
        }
        return request;
    }
}
