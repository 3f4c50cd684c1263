package dev.windlass.testbed.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.testbed.chart.ChartAccount;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.pki.TlsContexts;
import dev.windlass.testbed.process.FreePort;
import dev.windlass.testbed.process.Signal;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image is ours and the arguments are those of the peer's manifests: the API is served, and nobody has heard of our settings. */
@WithCluster(sharing = WithCluster.Sharing.NONE)
class PeerManifestIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ControlPlane cluster;
    private final int port = FreePort.next();

    @TempDir
    private Path folder;

    PeerManifestIT(ControlPlane cluster) {
        this.cluster = cluster;
    }

    @Test
    void servesTheApiByFlagsAlone() throws IOException {
        KwokNode.of("plain", "4", "16Gi").create(cluster);
        String namespace = cluster.newNamespace("plain");
        cluster.apply(pod(namespace));

        try (ServiceProcess service =
                ServiceProcess.launch(ServiceSettings.byArguments("metrics-server", folder, arguments()))) {
            assertThat(Eventually.within(SOON)
                            .see(
                                    "/readyz of the secure port, or the end",
                                    () -> service.isAlive() ? probe("/readyz") : service.describe(),
                                    seen -> seen.equals("ok") || !service.isAlive()))
                    .isEqualTo("ok");
            cluster.apply(apiService());

            Eventually.within(SOON)
                    .see(
                            "kubectl top",
                            () -> cluster.kubectl().succeed("top", "pods", "-n", namespace, "--no-headers"),
                            top -> top.strip().matches("web\\s+2[45]\\dm\\s+64Mi"));
            assertThat(cluster.kubectl().succeed("get", "--raw", "/apis/metrics.k8s.io/v1beta1/nodes/plain"))
                    .contains("\"kind\":\"NodeMetrics\"");
            assertThat(Files.readString(service.log()))
                    .contains("resolution=PT15S")
                    .contains("the stream is off and this replica scrapes every node")
                    .containsOnlyOnce("flags without effect here: --profiling (");
            leavesInPeace(service);
        }
    }

    /** Told to end, it answers on while the endpoints forget it, and says that it is not ready. */
    private void leavesInPeace(ServiceProcess service) {
        service.send(Signal.TERM);
        Eventually.within(SOON)
                .see("/readyz fails", () -> probe("/readyz"), text -> text.contains("[-]shutdown failed"));
        assertThat(service.awaitExit(SOON)).isTrue();
    }

    /** Those of the peer's manifests, with the port and the folder of this test and what a process outside of a pod needs. */
    private List<String> arguments() {
        String kubeconfig = ChartAccount.kubeconfig(cluster, "metrics-server").toString();
        return List.of(
                "--cert-dir=" + folder.resolve("certificates"),
                "--secure-port=" + port,
                "--kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname",
                "--kubelet-use-node-status-port",
                "--metric-resolution=15s",
                "--kubeconfig",
                kubeconfig,
                "--authentication_kubeconfig=" + kubeconfig,
                "--authorization-kubeconfig=" + kubeconfig,
                "--authentication-tolerate-lookup-failure=false",
                "--shutdown-delay-duration=2s",
                "--profiling=false",
                "-v=2");
    }

    private String probe(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(TlsContexts.trusting(folder.resolve("certificates/apiserver.crt")))
                .build()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** As the peer's manifests have it: the certificate is of the process's own making. */
    private String apiService() {
        return """
                apiVersion: v1
                kind: Service
                metadata: {namespace: kube-system, name: metrics-server}
                spec: {type: ExternalName, externalName: localhost, ports: [{port: %d}]}
                ---
                apiVersion: apiregistration.k8s.io/v1
                kind: APIService
                metadata: {name: v1beta1.metrics.k8s.io}
                spec:
                  group: metrics.k8s.io
                  version: v1beta1
                  groupPriorityMinimum: 100
                  versionPriority: 100
                  insecureSkipTLSVerify: true
                  service: {namespace: kube-system, name: metrics-server, port: %d}
                """.formatted(port, port);
    }

    private static String pod(String namespace) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  namespace: %s
                  name: web
                  annotations: {kwok.x-k8s.io/usage-cpu: 250m, kwok.x-k8s.io/usage-memory: 64Mi}
                spec: {nodeName: plain, containers: [{name: main, image: none}]}
                """.formatted(namespace);
    }
}
