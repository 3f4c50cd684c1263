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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What only the real API server shows of our API, while no kubelet answers and there is nothing to serve: discovery, OpenAPI and the
 * deletion of namespaces, which all wait for every aggregated API, go on as if we were not there.
 */
@WithCluster(sharing = WithCluster.Sharing.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsApiIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String GROUP = "/apis/metrics.k8s.io/";
    /** Nothing listens there. */
    private static final int NO_KUBELET = 1;

    private final ControlPlane cluster;
    private final Kubectl kubectl;
    private final ServiceProcess service;

    MetricsApiIT(ControlPlane cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.kubectl = cluster.kubectl();
        KwokNode.of("unreachable", "4", "16Gi")
                .servedAt(NO_KUBELET, "/metrics/resource")
                .create(cluster);
        this.service = ServiceProcess.launch(ServiceSettings.of("metrics-server", folder)
                .withApi(cluster.issueServingCertificate("metrics-server"))
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "metrics-server").toString())
                .with("windlass.stream.enabled", "false")
                .with("windlass.metrics-server.metric-resolution", "2s")
                .with("windlass.metrics-server.kubelet-preferred-address-types", "InternalIP")
                .with("windlass.metrics-server.kubelet-port", Integer.toString(NO_KUBELET)));
    }

    @BeforeAll
    void startAndRegister() {
        service.awaitLive(Duration.ofSeconds(90));
        cluster.register(cluster.aggregatedApi("metrics.k8s.io", "v1beta1", service.apiPort()));
        cluster.register(cluster.aggregatedApi("metrics.k8s.io", "v1", service.apiPort()));
        Eventually.within(Duration.ofSeconds(60))
                .see(
                        "the kubelet is away",
                        () -> probe("/readyz?verbose"),
                        text -> text.contains("readyz check failed"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void whatIsMissingIsNamedAtThePort() {
        assertThat(probe("/readyz?verbose"))
                .contains("[+]ping ok", "[+]log ok", "[+]poststarthook/max-in-flight-filter ok")
                .contains("[+]poststarthook/storage-object-count-tracker-hook ok")
                .contains("[-]metric-storage-ready failed: reason withheld")
                .contains("[+]metric-informer-sync ok", "[+]metadata-informer-sync ok", "[+]shutdown ok")
                .contains("[+]front-proxy-authority ok");
        assertThat(probe("/readyz/metric-storage-ready")).contains("no metrics to serve");
        assertThat(probe("/readyz?exclude=metric-storage-ready")).isEqualTo("ok");
        assertThat(probe("/livez?verbose")).contains("[+]metric-collection-timely ok", "livez check passed");
        assertThat(probe("/healthz")).isEqualTo("ok");
    }

    @Test
    void thePageOfMetricsTellsOfTheProcessAndOfItsRequestsToTheApiServer() {
        assertThat(probe("/metrics"))
                .containsPattern("(?m)^process_cpu_seconds_total \\d")
                .containsPattern("(?m)^process_resident_memory_bytes \\d")
                .containsPattern("(?m)^process_start_time_seconds \\d")
                .containsPattern(
                        "(?m)^rest_client_requests_total\\{code=\"200\",method=\"GET\",host=\"[^\"]+:\\d+\",?} \\d")
                .containsPattern("(?m)^rest_client_request_duration_seconds_bucket\\{verb=\"POST\",");
    }

    @Test
    void discoveryIsWholeAndQuick() {
        assertThat(kubectl.succeed("api-resources", "--api-group=metrics.k8s.io", "--request-timeout=10s"))
                .containsPattern("nodes\\s+metrics.k8s.io/v1\\s+false\\s+NodeMetrics")
                .containsPattern("pods\\s+metrics.k8s.io/v1\\s+true\\s+PodMetrics");
        assertThat(kubectl.succeed("api-versions")).contains("metrics.k8s.io/v1\n", "metrics.k8s.io/v1beta1\n");
    }

    @Test
    void explainTellsOfEveryField() {
        Eventually.within(Duration.ofSeconds(60))
                .see(
                        "the API server has our schemas",
                        () -> kubectl.run("explain", "podmetrics.containers").stdout(),
                        text -> text.contains("usage\t<map[string]Quantity> -required-")
                                && text.contains("the mean number of cores"));
        assertThat(kubectl.succeed("explain", "podmetrics"))
                .contains("KIND:       PodMetrics", "containers\t<[]ContainerMetrics> -required-")
                .contains("timestamp\t<string> -required-", "metadata\t<ObjectMeta>");
        assertThat(kubectl.succeed("explain", "nodemetrics.metadata.labels")).contains("map[string]string");
        assertThat(kubectl.succeed("explain", "nodemetrics", "--api-version=metrics.k8s.io/v1beta1"))
                .contains("VERSION:    v1beta1", "usage\t<map[string]Quantity> -required-");
    }

    @Test
    void theApiServersOwnOpenApiHoldsOurs() {
        Eventually.within(Duration.ofSeconds(90))
                .see(
                        "the merged document of version 2",
                        () -> document("/openapi/v2"),
                        merged -> merged.path("paths").has(GROUP + "v1beta1/nodes/{name}")
                                && merged.path("definitions")
                                        .has("io.k8s.metrics.pkg.apis.metrics.v1beta1.PodMetrics"));
        String address = document("/openapi/v3")
                .at("/paths/apis~1metrics.k8s.io~1v1/serverRelativeURL")
                .asText();
        assertThat(document(address)
                        .at("/components/schemas")
                        .has("io.k8s.metrics.pkg.apis.metrics.v1.ContainerMetrics"))
                .isTrue();
    }

    @Test
    void theApiServerIsNotSentTheSameDocumentAgain() {
        String known = "apiserver_request_total{verb=\"GET\",dry_run=\"\",group=\"\",version=\"\",resource=\"\","
                + "subresource=\"/openapi/v2\",scope=\"\",component=\"\",code=\"304\",}";

        Eventually.within(Duration.ofSeconds(150))
                .see("an answer without a body", () -> probe("/metrics"), text -> text.contains(known));
    }

    @Test
    void aNamespaceIsDeletedAsEver() {
        kubectl.succeed("create", "namespace", "short-lived");

        kubectl.succeed("delete", "namespace", "short-lived", "--timeout=60s");

        assertThat(kubectl.run("get", "namespace", "short-lived").stderr()).contains("not found");
    }

    @Test
    void listsAreEmptyAndNoErrors() {
        for (String path : List.of("v1/nodes", "v1beta1/nodes", "v1/pods", "v1beta1/namespaces/default/pods")) {
            assertThat(document(GROUP + path).path("items").isArray()).as(path).isTrue();
            assertThat(document(GROUP + path).path("items")).as(path).isEmpty();
        }
        assertThat(kubectl.run("top", "nodes").stderr()).contains("metrics not available yet");
        assertThat(kubectl.run("get", "nodemetrics").stderr()).contains("No resources found");
        assertThat(kubectl.run("get", "nodemetrics", "unreachable").stderr())
                .contains("nodemetrics.metrics.k8s.io \"unreachable\" not found");
    }

    @Test
    void whatCanOnlyBeReadIsNeitherWatchedNorWritten() {
        assertThat(kubectl.run("get", "--raw", GROUP + "v1/pods?watch=true").stderr())
                .contains("watch is not supported on resources of kind \"pods.metrics.k8s.io\"");
        assertThat(kubectl.run("delete", "nodemetrics", "unreachable").stderr())
                .contains("the server does not allow this method on the requested resource");
        assertThat(kubectl.run("label", "nodemetrics", "unreachable", "a=b").stderr())
                .contains("not found");
    }

    private String probe(String path) {
        Kubectl.Answer answer = kubectl.run("--server=https://localhost:" + service.apiPort(), "get", "--raw", path);
        return answer.stdout() + answer.stderr();
    }

    private JsonNode document(String path) {
        try {
            return MAPPER.readTree(kubectl.succeed("get", "--raw", path));
        } catch (IOException e) {
            throw new AssertionError("no JSON at " + path, e);
        }
    }
}
