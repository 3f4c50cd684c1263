package dev.windlass.testbed.load;

import dev.windlass.kube.client.KubeClients;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeRequest;
import dev.windlass.kube.client.KubeSettings;
import dev.windlass.testbed.kubelet.KubeletFarm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Puts the nodes and pods of a load cluster into an API server, many at a time. */
final class Seeding {
    private static final int AT_ONCE = 32;
    private static final int TELL_EVERY = 5000;

    private final KubeConnection connection;
    private final Consumer<String> narrator;
    private final AtomicInteger pods = new AtomicInteger();

    private Seeding(KubeConnection connection, Consumer<String> narrator) {
        this.connection = connection;
        this.narrator = narrator;
    }

    /** Creates everything; returns when all of it is stored. */
    static void seed(Path kubeconfig, LoadCluster cluster, int kubeletPort, Consumer<String> narrator)
            throws IOException, InterruptedException {
        try (KubeConnection connection = KubeClients.connect(KubeSettings.kubeconfig(kubeconfig));
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            Seeding seeding = new Seeding(connection, narrator);
            for (String namespace : LoadCluster.namespaces()) {
                seeding.post("/api/v1/namespaces", """
                        {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s"}}""".formatted(namespace));
            }
            List<Future<?>> work = new ArrayList<>();
            for (int node = 0; node < cluster.nodes(); node++) {
                int index = node;
                work.add(threads.submit(() -> {
                    seeding.node(cluster, index, kubeletPort);
                    return null;
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("seeding the cluster failed: " + e.getCause(), e);
        }
    }

    private void node(LoadCluster cluster, int index, int kubeletPort) throws IOException {
        String name = LoadCluster.node(index);
        post("/api/v1/nodes", """
                {"apiVersion":"v1","kind":"Node","metadata":{"name":"%s","labels":{"kubernetes.io/hostname":"%s",
                 "kubernetes.io/os":"linux","topology.kubernetes.io/zone":"zone-%d","load-probe":"%s"},
                 "annotations":{"metrics.k8s.io/resource-metrics-path":"%s"}}}
                """.formatted(
                        name, name, index % 3, LoadCluster.probed(index) ? "yes" : "no", KubeletFarm.sharedPath(name)));
        patch("/api/v1/nodes/" + name + "/status", """
                {"apiVersion":"v1","kind":"Node","metadata":{"name":"%s"},"status":{
                 "addresses":[{"type":"InternalIP","address":"%s"},{"type":"Hostname","address":"%s"}],
                 "daemonEndpoints":{"kubeletEndpoint":{"Port":%d}},
                 "conditions":[{"type":"Ready","status":"True","reason":"KubeletReady"}]}}
                """.formatted(name, LoadCluster.address(index), name, kubeletPort));
        for (LoadCluster.Pod pod : cluster.podsOf(index)) {
            pod(pod, name);
        }
    }

    private void pod(LoadCluster.Pod pod, String node) throws IOException {
        String path = "/api/v1/namespaces/" + pod.namespace() + "/pods";
        StringBuilder containers = new StringBuilder();
        pod.containers()
                .forEach(container ->
                        containers.append(containers.isEmpty() ? "" : ",").append("""
                {"name":"%s","image":"registry.example/shop/%s:1.0","resources":{"requests":{"cpu":"100m","memory":"128Mi"}}}""".formatted(container, container)));
        String metadata = """
                {"name":"%s","namespace":"%s","labels":{"app":"%s","pod-template-hash":"6d5f8c9b7d","tier":"backend"}}""".formatted(pod.name(), pod.namespace(), pod.app());
        post(path, """
                {"apiVersion":"v1","kind":"Pod","metadata":%s,"spec":{"nodeName":"%s","automountServiceAccountToken":false,
                 "containers":[%s]}}""".formatted(metadata, node, containers));
        patch(path + "/" + pod.name() + "/status", """
                {"apiVersion":"v1","kind":"Pod","metadata":%s,"status":{"phase":"Running","startTime":"2026-01-01T00:00:00Z",
                 "conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T00:00:05Z"}]}}""".formatted(metadata));
        int done = pods.incrementAndGet();
        if (done % TELL_EVERY == 0) {
            narrator.accept(done + " pods stored");
        }
    }

    private void post(String path, String body) throws IOException {
        send("POST", path, "application/json", body);
    }

    /** A merge, so that no resourceVersion has to be known. */
    private void patch(String path, String body) throws IOException {
        send("PATCH", path, "application/merge-patch+json", body);
    }

    private void send(String method, String path, String type, String body) throws IOException {
        byte[] _ = connection.send(KubeRequest.send(method, path, type, body.getBytes(StandardCharsets.UTF_8)));
    }
}
