package dev.windlass.testbed.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.testbed.chart.ChartAccount;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.Kubectl;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl, through the real API server's aggregator, with the usage that KWOK's kubelets tell. */
@WithCluster(sharing = WithCluster.Sharing.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsServerIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String GROUP = "/apis/metrics.k8s.io/";

    private final ControlPlane cluster;
    private final Kubectl kubectl;
    private final ServiceProcess service;
    private final String namespace;

    MetricsServerIT(ControlPlane cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.kubectl = cluster.kubectl();
        KwokNode.of("metered-a", "4", "16Gi").withLabels(Map.of("pool", "left")).create(cluster);
        KwokNode.of("metered-b", "4", "16Gi")
                .withLabels(Map.of("pool", "right"))
                .create(cluster);
        this.namespace = cluster.newNamespace("metered");
        cluster.apply(pod("web", "metered-a", "250m", "64Mi") + pod("db", "metered-b", "1500m", "1Gi"));
        this.service = ServiceProcess.launch(ServiceSettings.of("metrics-server", folder)
                .withApi(cluster.issueServingCertificate("metrics-server"))
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "metrics-server").toString())
                .with("windlass.stream.enabled", "false")
                .with("windlass.metrics-server.metric-resolution", "2s")
                .with("windlass.metrics-server.kubelet-preferred-address-types", "InternalIP")
                .with("windlass.metrics-server.kubelet-use-node-status-port", "true"));
    }

    @BeforeAll
    void startAndRegister() {
        service.awaitReady(Duration.ofSeconds(90));
        cluster.register(cluster.aggregatedApi("metrics.k8s.io", "v1beta1", service.apiPort()));
        cluster.register(cluster.aggregatedApi("metrics.k8s.io", "v1", service.apiPort()));
        Eventually.within(Duration.ofSeconds(60))
                .see("both pods have a usage", () -> items("v1beta1/pods"), items -> items.size() == 2);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void topNodesPrintsWhatTheirPodsUse() {
        Eventually.within(Duration.ofSeconds(30))
                .see(
                        "kubectl top nodes",
                        () -> kubectl.succeed("top", "nodes", "--no-headers"),
                        top -> line(top, "metered-a").matches("metered-a\\s+2[45]\\dm\\s+6%\\s+64Mi\\s+0%")
                                && line(top, "metered-b")
                                        .matches("metered-b\\s+1[45]\\d\\dm\\s+3[678]%\\s+1024Mi\\s+6%"));
    }

    @Test
    void topPodsPrintsThePodsOfAllNamespaces() {
        Eventually.within(Duration.ofSeconds(30))
                .see(
                        "kubectl top pods -A",
                        () -> kubectl.succeed("top", "pods", "-A", "--no-headers"),
                        top -> line(top, namespace + " ").matches(namespace + "\\s+db\\s+1[45]\\d\\dm\\s+1024Mi")
                                && top.lines().anyMatch(line -> line.strip()
                                        .matches(namespace + "\\s+web\\s+2[45]\\dm\\s+64Mi")));
    }

    @Test
    void topSelectsByLabel() {
        assertThat(kubectl.succeed("top", "nodes", "--no-headers", "-l", "pool=left"))
                .contains("metered-a")
                .doesNotContain("metered-b");
        assertThat(kubectl.succeed("top", "pods", "-n", namespace, "--no-headers", "-l", "app=db", "--containers"))
                .contains("db")
                .contains("main")
                .doesNotContain("web");
    }

    @Test
    void getPrintsTables() {
        assertThat(kubectl.succeed("get", "nodemetrics").lines().toList())
                .first()
                .asString()
                .matches("NAME\\s+CPU\\s+MEMORY\\s+WINDOW");
        assertThat(kubectl.succeed("get", "podmetrics", "-n", namespace, "--no-headers")
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.matches("(db|web)\\s+\\d+n?m?\\s+(64Mi|1Gi)\\s+\\d\\.\\d+s"));
        assertThat(kubectl.succeed("get", "podmetrics", "web", "-n", namespace, "-o", "yaml"))
                .contains("kind: PodMetrics")
                .contains("memory: 64Mi");
    }

    @Test
    void bothVersionsAnswerTheSame() throws IOException {
        for (String version : List.of("v1", "v1beta1")) {
            JsonNode node = MAPPER.readTree(kubectl.succeed("get", "--raw", GROUP + version + "/nodes/metered-a"));
            assertThat(node.path("apiVersion").asText()).isEqualTo("metrics.k8s.io/" + version);
            assertThat(node.path("kind").asText()).isEqualTo("NodeMetrics");
            assertThat(node.at("/metadata/labels/pool").asText()).isEqualTo("left");
            assertThat(node.at("/usage/memory").asText()).isEqualTo("64Mi");
            assertThat(node.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        }
    }

    @Test
    void selectorsWorkThroughTheAggregator() throws IOException {
        assertThat(items("v1beta1/nodes?labelSelector=pool%3Dright")).hasSize(1);
        assertThat(items("v1beta1/namespaces/" + namespace + "/pods?labelSelector=app%20in%20(web,other)"))
                .hasSize(1);
        assertThat(items("v1/pods?fieldSelector=metadata.name%3Ddb,metadata.namespace%3D" + namespace))
                .hasSize(1);
    }

    @Test
    void errorsSayWhatIsWrong() {
        assertThat(kubectl.run("get", "--raw", GROUP + "v1/nodes/nowhere").stderr())
                .contains("node \"nowhere\" not found");
        assertThat(kubectl.run("get", "podmetrics", "nothing", "-n", namespace).stderr())
                .contains("pods \"nothing\" not found");
        assertThat(kubectl.run("get", "--raw", GROUP + "v1/pods?fieldSelector=spec.nodeName%3Dx")
                        .stderr())
                .contains("\"spec.nodeName\" is not a known field selector");
    }

    @Test
    void aPodThatIsDeletedDisappears() throws IOException {
        cluster.apply(pod("brief", "metered-b", "1m", "1Mi"));
        Eventually.within(Duration.ofSeconds(30))
                .see(
                        "the pod has a usage",
                        () -> items("v1/namespaces/" + namespace + "/pods"),
                        items -> items.size() == 3);

        kubectl.succeed("delete", "pod", "brief", "-n", namespace, "--now");

        Eventually.within(Duration.ofSeconds(30))
                .see(
                        "the pod is gone",
                        () -> items("v1/namespaces/" + namespace + "/pods"),
                        items -> items.size() == 2);
    }

    @Test
    void tellsAboutItselfUnderThePeersNames() throws Exception {
        assertThat(service.get("/q/metrics").body())
                .contains("[ALPHA] Number of requests sent to Kubelet API")
                .contains("metrics_server_manager_tick_duration_seconds_bucket{le=\"2.0\"")
                .contains("metrics_server_kubelet_last_request_time_seconds{node=\"metered-a\"")
                .contains("metrics_server_api_metric_freshness_seconds_count")
                .contains("metrics_server_storage_points{type=\"node\"} 2.0");
    }

    @Test
    void servesItsMetricsWhereThePeerDoesToThoseWhoMayReadThem() {
        String server = "--server=https://localhost:" + service.apiPort();

        assertThat(kubectl.succeed(server, "get", "--raw", "/metrics"))
                .contains("# TYPE metrics_server_kubelet_request_total counter");
        Kubectl stranger = new Kubectl(cluster.serviceAccounts().kubeconfig(namespace, "default"));
        assertThat(stranger.run(server, "get", "--raw", "/metrics").stderr()).contains("Forbidden");
    }

    private JsonNode items(String path) throws IOException {
        return MAPPER.readTree(kubectl.succeed("get", "--raw", GROUP + path)).path("items");
    }

    private static String line(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElse("")
                .strip();
    }

    private String pod(String name, String node, String cpu, String memory) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  namespace: %s
                  name: %s
                  labels: {app: %s}
                  annotations: {kwok.x-k8s.io/usage-cpu: %s, kwok.x-k8s.io/usage-memory: %s}
                spec: {nodeName: %s, containers: [{name: main, image: none}]}
                ---
                """.formatted(namespace, name, name, cpu, memory, node);
    }
}
