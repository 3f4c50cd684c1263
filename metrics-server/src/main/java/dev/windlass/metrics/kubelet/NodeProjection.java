package dev.windlass.metrics.kubelet;

import dev.windlass.kube.wire.Node;
import dev.windlass.metrics.kubelet.KubeletNode.Address;
import dev.windlass.metrics.kubelet.KubeletNode.Readiness;
import org.jspecify.annotations.Nullable;

/** A Node object cut down to what scraping and serving need. */
public final class NodeProjection {
    private static final String METRICS_PATH = "metrics.k8s.io/resource-metrics-path";

    private NodeProjection() {}

    /** The projection for a watch. */
    public static KubeletNode of(Node node) {
        return new KubeletNode(
                node.getMetadata().getName(),
                node.getMetadata().getLabelsMap(),
                node.getStatus().getAddressesList().stream()
                        .map(address -> new Address(address.getType(), address.getAddress()))
                        .toList(),
                node.getStatus().getDaemonEndpoints().getKubeletEndpoint().getPort(),
                metricsPath(node),
                node.getStatus().getConditionsList().stream()
                                .anyMatch(condition -> condition.getType().equals("Ready")
                                        && condition.getStatus().equals("True"))
                        ? Readiness.READY
                        : Readiness.NOT_READY);
    }

    private static @Nullable String metricsPath(Node node) {
        String path = node.getMetadata().getAnnotationsMap().get(METRICS_PATH);
        return path == null || path.isBlank() ? null : path;
    }
}
