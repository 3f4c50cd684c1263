package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.snapshot.Resources;
import dev.windlass.kube.quantity.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a pod asks for, and what it holds once it runs. Exact quantities are summed first and converted once.
 *
 * @param containers init containers first, in their order, then the others
 * @param podLevel {@code spec.resources.requests}, empty when the pod has none
 * @param overhead {@code spec.overhead}
 * @param status what the kubelet has allocated and put in force for the pod as a whole
 */
public record PodRequests(
        List<Container> containers, Map<String, Quantity> podLevel, Map<String, Quantity> overhead, PodStatus status) {
    public PodRequests {
        containers = List.copyOf(containers);
        podLevel = Map.copyOf(podLevel);
        overhead = Map.copyOf(overhead);
        Objects.requireNonNull(status, "status");
    }

    /** When a container runs. */
    public enum Role {
        /** Before the others, then gone. */
        INIT,
        /** An init container that stays. */
        SIDECAR,
        MAIN
    }

    /** Whether a resize that was asked for can be done on the node. */
    public enum Resize {
        POSSIBLE,
        INFEASIBLE
    }

    /**
     * One container's requests.
     *
     * @param allocated {@code status.allocatedResources}, {@code null} when the kubelet has not said
     * @param inForce {@code status.resources.requests}, {@code null} when the kubelet has not said
     */
    public record Container(
            Role role,
            Map<String, Quantity> requests,
            @Nullable Map<String, Quantity> allocated,
            @Nullable Map<String, Quantity> inForce) {}

    /** The pod's own part of the status, each {@code null} when the kubelet has not said. */
    public record PodStatus(
            Resize resize,
            @Nullable Map<String, Quantity> allocated,
            @Nullable Map<String, Quantity> inForce) {
        public static final PodStatus NONE = new PodStatus(Resize.POSSIBLE, null, null);
    }

    /** What a pod of this spec asks of a node. */
    public Resources asked() {
        Map<String, Quantity> total = aggregate(Container::requests);
        total.putAll(podLevel);
        add(total, overhead);
        return Resources.of(total);
    }

    /** What the pod, on its node, keeps others from having: the largest of asked, allocated and in force. */
    public Resources held() {
        boolean specCounts = status.resize() == Resize.POSSIBLE;
        Map<String, Quantity> allocated = status.allocated();
        Map<String, Quantity> inForce = status.inForce();
        Map<String, Quantity> total = new HashMap<>();
        if (specCounts) {
            max(total, aggregate(Container::requests));
        }
        if (allocated != null && inForce != null) {
            max(total, allocated);
            max(total, inForce);
        } else {
            max(total, aggregate(container -> allocatedOf(container, specCounts)));
            max(total, aggregate(container -> inForceOf(container, specCounts)));
        }
        total.putAll(heldAtPodLevel(specCounts));
        add(total, overhead);
        return Resources.of(total);
    }

    private Map<String, Quantity> heldAtPodLevel(boolean specCounts) {
        Map<String, Quantity> largest = new HashMap<>();
        if (podLevel.isEmpty()) {
            return largest;
        }
        if (specCounts) {
            max(largest, podLevel);
        }
        if (status.inForce() != null) {
            max(largest, status.inForce());
        }
        if (status.allocated() != null) {
            max(largest, status.allocated());
        }
        return largest;
    }

    private static Map<String, Quantity> allocatedOf(Container container, boolean specCounts) {
        if (container.allocated() != null) {
            return container.allocated();
        }
        return specCounts ? container.requests() : Map.of();
    }

    private static Map<String, Quantity> inForceOf(Container container, boolean specCounts) {
        return container.inForce() != null ? container.inForce() : allocatedOf(container, specCounts);
    }

    /** The containers' total: all that run together, or the neediest moment of start-up, resource by resource. */
    private Map<String, Quantity> aggregate(Function<Container, Map<String, Quantity>> requests) {
        Map<String, Quantity> together = new HashMap<>();
        Map<String, Quantity> sidecars = new HashMap<>();
        Map<String, Quantity> peak = new HashMap<>();
        for (Container container : containers) {
            Map<String, Quantity> own = requests.apply(container);
            switch (container.role()) {
                case MAIN -> add(together, own);
                case SIDECAR -> {
                    add(together, own);
                    add(sidecars, own);
                    max(peak, sidecars);
                }
                case INIT -> {
                    Map<String, Quantity> moment = new HashMap<>(sidecars);
                    add(moment, own);
                    max(peak, moment);
                }
            }
        }
        max(together, peak);
        return together;
    }

    private static void add(Map<String, Quantity> sum, Map<String, Quantity> more) {
        more.forEach((name, amount) -> sum.merge(name, amount, Quantity::add));
    }

    private static void max(Map<String, Quantity> largest, Map<String, Quantity> other) {
        other.forEach((name, amount) ->
                largest.merge(name, amount, (left, right) -> left.compareTo(right) >= 0 ? left : right));
    }
}
