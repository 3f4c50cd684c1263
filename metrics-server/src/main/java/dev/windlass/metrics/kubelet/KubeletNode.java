package dev.windlass.metrics.kubelet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What scraping and serving need of a Node object.
 *
 * @param addresses in the order of {@code status.addresses}
 * @param statusPort {@code status.daemonEndpoints.kubeletEndpoint.port}, 0 when the node does not say
 * @param metricsPath value of the annotation {@code metrics.k8s.io/resource-metrics-path}, {@code null} without it
 * @param readiness what the node's condition {@code Ready} says
 */
public record KubeletNode(
        String name,
        Map<String, String> labels,
        List<Address> addresses,
        int statusPort,
        @Nullable String metricsPath,
        Readiness readiness) {
    public KubeletNode {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(readiness, "readiness");
        labels = Map.copyOf(labels);
        addresses = List.copyOf(addresses);
    }

    /** One entry of {@code status.addresses}. */
    public record Address(String type, String address) {}

    /** Whether the control plane believes that the kubelet runs. */
    public enum Readiness {
        READY,
        NOT_READY
    }
}
