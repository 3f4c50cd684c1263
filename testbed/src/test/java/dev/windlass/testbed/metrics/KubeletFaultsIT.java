package dev.windlass.testbed.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.testbed.chart.ChartAccount;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.kubelet.FarmNode;
import dev.windlass.testbed.kubelet.Fault;
import dev.windlass.testbed.kubelet.KubeletFarm;
import dev.windlass.testbed.kubelet.SimulatedContainer;
import dev.windlass.testbed.kubelet.SimulatedPod;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kubelets that hang, refuse, answer garbage or half an answer, on a real control plane: each costs its own node's data only, and
 * is named with its reason.
 */
@WithCluster
class KubeletFaultsIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(45);
    private static final String WELL = "farm-well";

    /** The fault and the cause it must be named with, by node. */
    private static final Map<String, Named> FAULTS = new TreeMap<>(Map.of(
            "farm-hanging", new Named(new Fault.Hang(), "timeout"),
            "farm-refusing", new Named(new Fault.Refuse(), "dial"),
            "farm-garbage", new Named(new Fault.Garbage(), "parse"),
            "farm-truncated", new Named(new Fault.Truncated(), "body"),
            "farm-half", new Named(new Fault.Half(), "incomplete"),
            "farm-forbidden", new Named(new Fault.Status(403), "403"),
            "farm-broken", new Named(new Fault.Status(500), "status")));

    private final ControlPlane cluster;

    private record Named(Fault fault, String cause) {}

    KubeletFaultsIT(ControlPlane cluster) {
        this.cluster = cluster;
    }

    @Test
    void eachCostsOnlyItsOwnDataAndIsNamedWithItsReason(@TempDir Path folder) throws Exception {
        try (KubeletFarm farm = KubeletFarm.start(
                        InstantSource.system(), cluster.issueServingCertificate("farm"), Duration.ofSeconds(1));
                ServiceProcess service = launch(farm, folder)) {
            service.awaitReady(Duration.ofSeconds(90));
            Eventually.within(SOON)
                    .see(
                            "every node has a usage",
                            () -> timestamps(service).keySet(),
                            nodes -> nodes.size() == FAULTS.size() + 1);

            FAULTS.forEach((node, named) -> farm.fail(node, named.fault()));

            FAULTS.forEach((node, named) -> Eventually.within(SOON)
                    .see(
                            "the metric names " + node,
                            () -> metric(service, "windlass_kubelet_failing_since_seconds{node=\"" + node),
                            line -> line.contains("cause=\"" + named.cause() + "\"")));
            FAULTS.forEach((node, named) -> Eventually.within(SOON)
                    .holds("the log names " + node, () -> Files.readString(service.log())
                            .contains("node=" + node + " cause=" + named.cause())));
            onlyTheWellNodeStaysFresh(service);

            FAULTS.keySet().forEach(farm::heal);

            Eventually.within(SOON)
                    .see(
                            "every node is back",
                            () -> timestamps(service).keySet(),
                            nodes -> nodes.size() == FAULTS.size() + 1);
            Eventually.within(SOON).holds("no kubelet is named any more", () -> metric(
                            service, "windlass_kubelet_failing_since_seconds{")
                    .isEmpty());
            assertThat(Files.readString(service.log())).contains("all kubelets answer again");
        } finally {
            FAULTS.keySet().forEach(this::deleteNode);
            deleteNode(WELL);
        }
    }

    private void onlyTheWellNodeStaysFresh(ServiceProcess service) throws IOException {
        Instant failedBy = Instant.parse(timestamps(service).get(WELL));
        Eventually.within(SOON)
                .see(
                        "the well node is served fresh and the failed ones no longer",
                        () -> timestamps(service),
                        served -> served.keySet().equals(java.util.Set.of(WELL))
                                && Instant.parse(served.get(WELL)).isAfter(failedBy));
    }

    private ServiceProcess launch(KubeletFarm farm, Path folder) {
        addNode(farm, WELL);
        FAULTS.keySet().forEach(node -> addNode(farm, node));
        return ServiceProcess.launch(ServiceSettings.of("metrics-server", folder)
                .withApi(cluster.issueServingCertificate("metrics-server-faults"))
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "metrics-server").toString())
                .with("windlass.stream.enabled", "false")
                .with("windlass.metrics-server.metric-resolution", "2s")
                .with("windlass.metrics-server.usage-retention", "6s")
                .with("windlass.metrics-server.node-selector", "farm=faults")
                .with("windlass.metrics-server.kubelet-preferred-address-types", "InternalIP")
                .with("windlass.metrics-server.kubelet-use-node-status-port", "true"));
    }

    private void addNode(KubeletFarm farm, String name) {
        FarmNode node = farm.addNodeOnOwnPort(name)
                .place(new SimulatedPod(
                        "default",
                        "pod-of-" + name,
                        List.of(SimulatedContainer.constant(
                                "main", Instant.now().minusSeconds(600), 0.2, 64L << 20))));
        KwokNode.of(name, "4", "16Gi")
                .withLabels(Map.of("farm", "faults"))
                .servedAt(node.port(), node.path())
                .create(cluster);
    }

    private void deleteNode(String name) {
        cluster.kubectl().run("delete", "node", name, "--ignore-not-found", "--wait=false");
    }

    /** The served nodes and when their usage was measured; asked of the service itself, as the administrator. */
    private Map<String, String> timestamps(ServiceProcess service) throws IOException {
        JsonNode list = MAPPER.readTree(cluster.kubectl()
                .succeed(
                        "--server=https://localhost:" + service.apiPort(),
                        "get",
                        "--raw",
                        "/apis/metrics.k8s.io/v1/nodes"));
        Map<String, String> timestamps = new TreeMap<>();
        list.path("items")
                .forEach(item -> timestamps.put(
                        item.at("/metadata/name").asText(),
                        item.path("timestamp").asText()));
        return timestamps;
    }

    private static String metric(ServiceProcess service, String start) throws IOException, InterruptedException {
        return service.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElse("");
    }
}
