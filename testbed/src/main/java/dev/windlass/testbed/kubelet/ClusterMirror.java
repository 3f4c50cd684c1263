package dev.windlass.testbed.kubelet;

import dev.windlass.testbed.controlplane.Cluster;
import dev.windlass.testbed.controlplane.KwokNode;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets the farm answer for the pods that really are in a cluster: each refresh places the running pods of the farm's
 * nodes and evicts those that went. A pod's use comes from KWOK's annotations {@code kwok.x-k8s.io/usage-cpu} and
 * {@code usage-memory} (per container), else from its name as the seed. Not for several threads at once.
 */
public final class ClusterMirror {
    private static final String CPU = "kwok.x-k8s.io/usage-cpu";
    private static final String MEMORY = "kwok.x-k8s.io/usage-memory";

    private final Cluster cluster;
    private final KubeletFarm farm;
    private final InstantSource clock;
    private final Map<String, String> lastUse = new HashMap<>();

    public ClusterMirror(Cluster cluster, KubeletFarm farm, InstantSource clock) {
        this.cluster = cluster;
        this.farm = farm;
        this.clock = clock;
    }

    /** Makes this node's kubelet one of the farm's: the API server then names the farm's port and path for it. */
    public FarmNode adopt(KwokNode node) {
        FarmNode kubelet = farm.addNode(node.name());
        node.servedAt(kubelet.port(), kubelet.path()).create(cluster);
        return kubelet;
    }

    /** Brings the farm up to date with the cluster's running pods. */
    public void refresh() {
        Instant now = clock.instant();
        Map<String, List<V1Pod>> byNode = runningPods().stream()
                .collect(Collectors.groupingBy(pod -> Objects.requireNonNull(
                        Objects.requireNonNull(pod.getSpec()).getNodeName())));
        for (FarmNode node : farm.nodes()) {
            Set<String> gone =
                    node.pods().stream().map(SimulatedPod::key).collect(Collectors.toCollection(HashSet::new));
            for (V1Pod pod : byNode.getOrDefault(node.name(), List.of())) {
                gone.remove(place(node, pod, now));
            }
            gone.forEach(key -> evict(node, key));
        }
    }

    private String place(FarmNode node, V1Pod pod, Instant now) {
        V1ObjectMeta metadata = Objects.requireNonNull(pod.getMetadata());
        String namespace = Objects.requireNonNull(metadata.getNamespace());
        String name = Objects.requireNonNull(metadata.getName());
        String key = SimulatedPod.key(namespace, name);
        Map<String, String> annotations = Objects.requireNonNullElse(metadata.getAnnotations(), Map.of());
        String use = annotations.get(CPU) + " " + annotations.get(MEMORY);
        String before = lastUse.put(key, use);
        if (before == null || node.pod(key).isEmpty()) {
            node.place(new SimulatedPod(
                    namespace,
                    name,
                    Objects.requireNonNull(pod.getSpec()).getContainers().stream()
                            .map(container -> newContainer(key, container.getName(), annotations, now))
                            .toList()));
        } else if (!before.equals(use)) {
            node.pod(key).orElseThrow().containers().forEach(container -> change(container, annotations, now));
        }
        return key;
    }

    private void evict(FarmNode node, String key) {
        node.evict(key);
        lastUse.remove(key);
    }

    private static SimulatedContainer newContainer(
            String pod, String name, Map<String, String> annotations, Instant now) {
        SimulatedContainer container = SimulatedContainer.seeded(name, now, new Random((pod + "/" + name).hashCode()));
        change(container, annotations, now);
        return container;
    }

    private static void change(SimulatedContainer container, Map<String, String> annotations, Instant now) {
        if (annotations.containsKey(CPU) || annotations.containsKey(MEMORY)) {
            container.use(
                    UsageCurve.constant(number(annotations, CPU, "1m")),
                    (long) number(annotations, MEMORY, "1Mi"),
                    now);
        }
    }

    private static double number(Map<String, String> annotations, String name, String otherwise) {
        return new Quantity(annotations.getOrDefault(name, otherwise))
                .getNumber()
                .doubleValue();
    }

    private List<V1Pod> runningPods() {
        try {
            return new CoreV1Api(cluster.client())
                    .listPodForAllNamespaces()
                    .fieldSelector("status.phase=Running")
                    .execute()
                    .getItems();
        } catch (ApiException refused) {
            throw new IllegalStateException("list the running pods: " + refused.getResponseBody(), refused);
        }
    }
}
