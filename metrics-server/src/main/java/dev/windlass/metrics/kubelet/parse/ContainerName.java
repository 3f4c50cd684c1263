package dev.windlass.metrics.kubelet.parse;

import java.util.Comparator;
import java.util.Objects;

/** A container within the cluster; ordered by namespace, pod, container, which is the order of every list made of them. */
public record ContainerName(String namespace, String pod, String container) implements Comparable<ContainerName> {
    private static final Comparator<ContainerName> ORDER = Comparator.comparing(ContainerName::namespace)
            .thenComparing(ContainerName::pod)
            .thenComparing(ContainerName::container);

    public ContainerName {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(pod, "pod");
        Objects.requireNonNull(container, "container");
    }

    /** Whether both belong to one pod. */
    public boolean samePod(ContainerName other) {
        return pod.equals(other.pod) && namespace.equals(other.namespace);
    }

    @Override
    public int compareTo(ContainerName other) {
        return ORDER.compare(this, other);
    }
}
