package dev.windlass.autoscaler.horizontal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the evaluation needs to know of a pod.
 *
 * @param phase {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}
 * @param startTime {@code null} before the kubelet has seen the pod
 * @param ready the Ready condition, {@code null} when there is none
 * @param deleting whether the pod has a deletion time
 * @param containers requests of the containers and of the init containers that keep running
 * @param podRequests pod-level requests in milli-units by resource, {@code null} when the pod has none
 */
public record PodState(
        String name,
        Map<String, String> labels,
        String phase,
        @Nullable Instant startTime,
        @Nullable Readiness ready,
        boolean deleting,
        List<Requests> containers,
        @Nullable Map<String, Long> podRequests) {
    public PodState {
        Objects.requireNonNull(name, "name");
        labels = Map.copyOf(labels);
        Objects.requireNonNull(phase, "phase");
        containers = List.copyOf(containers);
        podRequests = podRequests == null ? null : Map.copyOf(podRequests);
    }

    /**
     * The Ready condition.
     *
     * @param status {@code True}, {@code False} or {@code Unknown}; Unknown is not False
     */
    public record Readiness(String status, Instant lastTransition) {
        public Readiness {
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(lastTransition, "lastTransition");
        }

        boolean isFalse() {
            return status.equals("False");
        }
    }

    /** One container's requests in milli-units by resource. */
    public record Requests(String container, boolean sidecar, Map<String, Long> milli) {
        public Requests {
            Objects.requireNonNull(container, "container");
            milli = Map.copyOf(milli);
        }
    }

    boolean isRunningAndReady() {
        return phase.equals("Running") && ready != null && ready.status().equals("True");
    }
}
