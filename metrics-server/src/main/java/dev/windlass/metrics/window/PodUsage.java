package dev.windlass.metrics.window;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The usages of a pod's containers, in the order of their names. Under the peer's rules the list can be empty: each container's
 * counter went backwards.
 */
public record PodUsage(String namespace, String pod, List<ContainerUsage> containers) {
    public PodUsage {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(pod, "pod");
        containers = List.copyOf(containers);
    }

    /** The usage of the container with the earliest timestamp, whose timestamp and window stand for the pod. */
    public Optional<WindowUsage> earliest() {
        WindowUsage earliest = null;
        for (ContainerUsage container : containers) {
            if (earliest == null || container.usage().timestampNanos() < earliest.timestampNanos()) {
                earliest = container.usage();
            }
        }
        return Optional.ofNullable(earliest);
    }
}
