package dev.windlass.testbed.controlplane;

import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1DaemonEndpoint;
import io.kubernetes.client.openapi.models.V1Node;
import io.kubernetes.client.openapi.models.V1NodeDaemonEndpoints;
import io.kubernetes.client.openapi.models.V1NodeSpec;
import io.kubernetes.client.openapi.models.V1NodeStatus;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Taint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node that KWOK plays.
 *
 * @param capacity quantities by resource name, all of it allocatable
 * @param labels added to the labels every kubelet sets (host name, operating system, architecture)
 * @param metrics who answers for its usage
 */
public record KwokNode(
        String name,
        Map<String, String> capacity,
        Map<String, String> labels,
        List<V1Taint> taints,
        MetricsEndpoint metrics) {
    /** Names the path of a node's resource metrics where it isn't the kubelet's own; metrics-server and we honour it. */
    public static final String METRICS_PATH = "metrics.k8s.io/resource-metrics-path";

    public KwokNode {
        capacity = Map.copyOf(capacity);
        labels = Map.copyOf(labels);
        taints = List.copyOf(taints);
    }

    /** A node of this size with room for 110 pods, without taints. */
    public static KwokNode of(String name, String cpu, String memory) {
        return new KwokNode(
                name,
                Map.of("cpu", cpu, "memory", memory, "pods", "110"),
                Map.of(),
                List.of(),
                new MetricsEndpoint.Kwok());
    }

    public KwokNode withLabels(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(labels);
        all.putAll(more);
        return new KwokNode(name, capacity, all, taints, metrics);
    }

    public KwokNode withTaints(V1Taint... more) {
        return new KwokNode(name, capacity, labels, List.of(more), metrics);
    }

    /** The node's usage is served elsewhere on 127.0.0.1, as by a kubelet of the farm; KWOK still plays all the rest. */
    public KwokNode servedAt(int port, String path) {
        return new KwokNode(name, capacity, labels, taints, new MetricsEndpoint.Elsewhere(port, path));
    }

    /** Creates the node; KWOK makes it ready within a second. */
    public void create(Cluster cluster) {
        try {
            new CoreV1Api(cluster.client()).createNode(toObject()).execute();
        } catch (ApiException refused) {
            throw new IllegalStateException("create node " + name + ": " + refused.getResponseBody(), refused);
        }
    }

    V1Node toObject() {
        Map<String, String> allLabels = new HashMap<>(
                Map.of("kubernetes.io/hostname", name, "kubernetes.io/os", "linux", "kubernetes.io/arch", "amd64"));
        allLabels.putAll(labels);
        Map<String, Quantity> quantities = new HashMap<>();
        capacity.forEach((resource, quantity) -> quantities.put(resource, new Quantity(quantity)));
        V1NodeStatus status = new V1NodeStatus().capacity(quantities).allocatable(quantities);
        String path =
                switch (metrics) {
                    case MetricsEndpoint.Kwok() -> "/metrics/nodes/" + name + "/metrics/resource";
                    case MetricsEndpoint.Elsewhere(int port, String elsewhere) -> {
                        status.daemonEndpoints(
                                new V1NodeDaemonEndpoints().kubeletEndpoint(new V1DaemonEndpoint().port(port)));
                        yield elsewhere;
                    }
                };
        return new V1Node()
                .metadata(new V1ObjectMeta()
                        .name(name)
                        .labels(allLabels)
                        .annotations(Map.of("kwok.x-k8s.io/node", "fake", METRICS_PATH, path)))
                .spec(new V1NodeSpec().taints(taints))
                .status(status);
    }

    /** Who answers for the usage of a node. */
    public sealed interface MetricsEndpoint {
        /** KWOK itself, from the annotations of the pods. */
        record Kwok() implements MetricsEndpoint {}

        /** Another server on this machine. */
        record Elsewhere(int port, String path) implements MetricsEndpoint {}
    }
}
