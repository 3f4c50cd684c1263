package dev.windlass.stream.sample;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One container within a {@link NodeSample}.
 *
 * @param usage usage over the container's last window, {@code null} before there are two points
 */
public record ContainerSample(
        String namespace,
        String pod,
        String container,
        Point point,
        @Nullable Usage usage) {
    public ContainerSample {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(pod, "pod");
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(point, "point");
    }
}
