package dev.windlass.testbed.workload;

import com.sun.net.httpserver.HttpServer;
import dev.windlass.testbed.controlplane.Cluster;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.util.PatchUtils;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Carries a load of requests on the running pods labelled {@code app=<deployment>}: each pod's share shows as
 * {@code http_requests_total} on one page for Prometheus, and as CPU in the annotation from which KWOK answers as kubelet. More
 * pods, smaller shares: what an autoscaler decides comes back as readings.
 */
public final class SimulatedWorkload implements AutoCloseable {
    /** CPU of one request per second: 1,000 requests per second keep 400 thousandths of a core busy. */
    static final double MILLICORES_PER_REQUEST = 0.4;

    private static final double IDLE_MILLICORES = 5;
    private static final Duration STEP = Duration.ofMillis(500);
    private static final String USAGE = "kwok.x-k8s.io/usage-cpu";

    private final Cluster cluster;
    private final CoreV1Api core;
    private final String namespace;
    private final String deployment;
    private final RequestCounters counters;
    private final Map<String, Long> shownMillicores = new HashMap<>();
    private final HttpServer server;
    private final Thread thread;
    private volatile double requestsPerSecond;

    private SimulatedWorkload(Cluster cluster, String namespace, String deployment) throws IOException {
        this.cluster = cluster;
        this.core = new CoreV1Api(cluster.client());
        this.namespace = namespace;
        this.deployment = deployment;
        this.counters = new RequestCounters(namespace);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] page = counters.page().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
        server.start();
        this.thread = Thread.ofPlatform().daemon().name("load on " + deployment).start(this::carry);
    }

    /** Starts with no load. */
    public static SimulatedWorkload start(Cluster cluster, String namespace, String deployment) {
        try {
            return new SimulatedWorkload(cluster, namespace, deployment);
        } catch (IOException e) {
            throw new UncheckedIOException("serve the counters of " + deployment, e);
        }
    }

    /** Sets the load over all pods together. */
    public void load(double requestsPerSecond) {
        if (!(requestsPerSecond >= 0)) {
            throw new IllegalArgumentException("a load cannot be " + requestsPerSecond + " requests/s");
        }
        this.requestsPerSecond = requestsPerSecond;
    }

    /** Where Prometheus finds {@code /metrics}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void carry() {
        long last = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            long now = System.nanoTime();
            try {
                List<String> pods = runningPods();
                counters.spread(pods, requestsPerSecond * (now - last) / 1e9);
                last = now;
                show(pods);
            } catch (ApiException e) {
                // The API server may be away in a test; what it missed is carried when it is back.
                System.err.println("load on " + deployment + ": " + e.getMessage());
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private List<String> runningPods() throws ApiException {
        return core
                .listNamespacedPod(namespace)
                .labelSelector("app=" + deployment)
                .fieldSelector("status.phase=Running")
                .execute()
                .getItems()
                .stream()
                .filter(pod -> Objects.requireNonNull(pod.getMetadata()).getDeletionTimestamp() == null)
                .map(pod -> Objects.requireNonNull(pod.getMetadata().getName()))
                .toList();
    }

    private void show(List<String> pods) throws ApiException {
        shownMillicores.keySet().retainAll(pods);
        long millicores =
                Math.round(IDLE_MILLICORES + MILLICORES_PER_REQUEST * requestsPerSecond / Math.max(1, pods.size()));
        for (String pod : pods) {
            if (!Long.valueOf(millicores).equals(shownMillicores.get(pod))) {
                patch(pod, millicores);
                shownMillicores.put(pod, millicores);
            }
        }
    }

    private void patch(String pod, long millicores) throws ApiException {
        V1Patch patch = new V1Patch("{\"metadata\":{\"annotations\":{\"" + USAGE + "\":\"" + millicores + "m\"}}}");
        try {
            PatchUtils.patch(
                    V1Pod.class,
                    () -> core.patchNamespacedPod(pod, namespace, patch).buildCall(null),
                    V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH,
                    cluster.client());
        } catch (ApiException e) {
            // A pod that has gone since the list needs no usage.
            if (e.getCode() != 404) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        server.stop(0);
    }
}
