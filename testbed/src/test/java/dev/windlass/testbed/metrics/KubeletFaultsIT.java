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
import dev.windlass.testbed.pki.CertificateAuthority;
import dev.windlass.testbed.pki.CertificateFiles;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kubelets that hang, refuse, answer garbage or half an answer, on a real control plane: each costs its own node's data only, and
 * is named with its reason in every place that tells of it.
 */
@WithCluster
class KubeletFaultsIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(45);
    private static final String WELL = "farm-well";
    /** Its host name is not found. */
    private static final String NOWHERE = "farm-nowhere";
    /** Its certificate is of an authority that nobody here knows. */
    private static final String FOREIGN = "farm-foreign";

    /** The fault and the cause it must be named with, by node. */
    private static final Map<String, Named> FAULTS = new TreeMap<>(Map.of(
            "farm-hanging", new Named(new Fault.Hang(), "timeout"),
            "farm-refusing", new Named(new Fault.Refuse(), "dial"),
            "farm-garbage", new Named(new Fault.Garbage(), "parse"),
            "farm-truncated", new Named(new Fault.Truncated(), "body"),
            "farm-half", new Named(new Fault.Half(), "incomplete"),
            "farm-unknowing", new Named(new Fault.Status(401), "401"),
            "farm-forbidden", new Named(new Fault.Status(403), "403"),
            "farm-broken", new Named(new Fault.Status(500), "status")));

    private final ControlPlane cluster;

    private record Named(Fault fault, String cause) {}

    KubeletFaultsIT(ControlPlane cluster) {
        this.cluster = cluster;
    }

    @Test
    void eachCostsOnlyItsOwnDataAndIsNamedWithItsReason(@TempDir Path folder) throws Exception {
        Path hosts = folder.resolve("hosts");
        try (KubeletFarm farm = KubeletFarm.start(InstantSource.system(), certificate(), Duration.ofSeconds(1));
                KubeletFarm strangers =
                        KubeletFarm.start(InstantSource.system(), foreignCertificate(folder), Duration.ofSeconds(1));
                ServiceProcess service = launch(farm, strangers, folder, hosts)) {
            service.awaitReady(Duration.ofSeconds(90));
            awaitUsageOfAllThatCanBeWell(service, FAULTS.size() + 1);
            awaitCauses(service, Map.of(NOWHERE, "dns", FOREIGN, "tls"));

            FAULTS.forEach((node, named) -> farm.fail(node, named.fault()));

            Map<String, String> causes = new TreeMap<>(Map.of(NOWHERE, "dns", FOREIGN, "tls"));
            FAULTS.forEach((node, named) -> causes.put(node, named.cause()));
            awaitCauses(service, causes);
            onlyTheWellNodeStaysFresh(service);

            FAULTS.keySet().forEach(farm::heal);
            writeHosts(hosts, NOWHERE);
            deleteNode(FOREIGN);

            awaitUsageOfAllThatCanBeWell(service, FAULTS.size() + 2);
            awaitCauses(service, Map.of());
            List<String> lines = Files.readAllLines(service.log());
            assertThat(lines).anySatisfy(line -> assertThat(line).contains("all kubelets answer again"));
            assertThat(lines.stream().filter(line -> line.contains("kubelets without data")))
                    .as("one line for all of them when something changed, and few even then")
                    .hasSizeBetween(1, 12);
        } finally {
            FAULTS.keySet().forEach(this::deleteNode);
            List.of(WELL, NOWHERE, FOREIGN).forEach(this::deleteNode);
        }
    }

    private void awaitUsageOfAllThatCanBeWell(ServiceProcess service, int count) {
        Eventually.within(SOON)
                .see("nodes with a usage", () -> timestamps(service).keySet(), nodes -> nodes.size() == count);
    }

    /** Waits until each of these nodes, and no other, is named with its cause in all the places that tell of it. */
    private static void awaitCauses(ServiceProcess service, Map<String, String> causes) {
        Map<String, Integer> counts = new TreeMap<>();
        causes.values().forEach(cause -> counts.merge(cause, 1, Integer::sum));
        Eventually.within(SOON).see("the page names them", () -> page(service), causes::equals);
        Eventually.within(SOON).see("the metric names them", () -> seriesOfNodes(service), causes::equals);
        Eventually.within(SOON).see("the metric counts them", () -> seriesOfCauses(service), counts::equals);
        Eventually.within(SOON).see("readiness counts them", () -> readiness(service), counts::equals);
        causes.forEach((node, cause) -> Eventually.within(SOON)
                .holds("the log names " + node, () -> Files.readString(service.log())
                        .contains("node=" + node + " cause=" + cause + " (")));
    }

    /** {@code /kubelets}: the cause of each failing node; each must have words, a time, and the node's own state beside it. */
    private static Map<String, String> page(ServiceProcess service) throws IOException, InterruptedException {
        JsonNode page = MAPPER.readTree(service.get("/kubelets").body());
        Map<String, String> causes = new TreeMap<>();
        Map<String, Integer> counted = new TreeMap<>();
        for (JsonNode failure : page.path("failing")) {
            causes.put(failure.path("node").asText(), failure.path("cause").asText());
            counted.merge(failure.path("cause").asText(), 1, Integer::sum);
            assertThat(failure.path("detail").asText())
                    .as("detail of %s", failure)
                    .isNotBlank();
            assertThat(Instant.parse(failure.path("since").asText())).isBefore(Instant.now());
            assertThat(failure.path("ready").isBoolean()).isTrue();
        }
        Map<String, Integer> counts = new TreeMap<>();
        page.path("causes")
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
        counts.values().removeIf(count -> count == 0);
        assertThat(counts).as("counts and list of one page").isEqualTo(counted);
        return causes;
    }

    private static Map<String, String> seriesOfNodes(ServiceProcess service) throws IOException, InterruptedException {
        Map<String, String> causes = new TreeMap<>();
        series(service, "windlass_kubelet_failing_since_seconds\\{node=\"([^\"]+)\",cause=\"([^\"]+)\",?} (.+)")
                .forEach(found -> causes.put(found.group(1), found.group(2)));
        return causes;
    }

    private static Map<String, Integer> seriesOfCauses(ServiceProcess service)
            throws IOException, InterruptedException {
        Map<String, Integer> counts = new TreeMap<>();
        series(service, "windlass_kubelets_failing\\{cause=\"([^\"]+)\",?} (.+)")
                .forEach(found -> counts.put(found.group(1), (int) Double.parseDouble(found.group(2))));
        assertThat(counts).as("every cause has a series").hasSize(11);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static List<MatchResult> series(ServiceProcess service, String pattern)
            throws IOException, InterruptedException {
        return Pattern.compile("^" + pattern + "$", Pattern.MULTILINE)
                .matcher(service.get("/q/metrics").body())
                .results()
                .toList();
    }

    private static Map<String, Integer> readiness(ServiceProcess service) throws IOException, InterruptedException {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode check :
                MAPPER.readTree(service.get("/q/health/ready").body()).path("checks")) {
            if (check.path("name").asText().equals("usage")) {
                check.path("data").properties().forEach(entry -> {
                    if (entry.getKey().startsWith("failing.")) {
                        counts.put(
                                entry.getKey().substring("failing.".length()),
                                entry.getValue().asInt());
                    }
                });
            }
        }
        return counts;
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

    private ServiceProcess launch(KubeletFarm farm, KubeletFarm strangers, Path folder, Path hosts) throws IOException {
        addNode(farm, WELL);
        addNode(farm, NOWHERE);
        addNode(strangers, FOREIGN);
        FAULTS.keySet().forEach(node -> addNode(farm, node));
        writeHosts(hosts);
        return ServiceProcess.launch(ServiceSettings.of("metrics-server", folder)
                .withApi(cluster.issueServingCertificate("metrics-server-faults"))
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "metrics-server").toString())
                // Names are looked up there and nowhere else, each time anew.
                .with("jdk.net.hosts.file", hosts.toString())
                .with("windlass.stream.enabled", "false")
                .with("windlass.metrics-server.metric-resolution", "2s")
                .with("windlass.metrics-server.usage-retention", "6s")
                .with("windlass.metrics-server.node-selector", "farm=faults")
                .with("windlass.metrics-server.kubelet-use-node-status-port", "true"));
    }

    /** The names of all nodes but {@link #NOWHERE}, and of these besides. */
    private static void writeHosts(Path hosts, String... more) throws IOException {
        List<String> names = new ArrayList<>(FAULTS.keySet());
        names.addAll(List.of("localhost", WELL, FOREIGN));
        names.addAll(List.of(more));
        Files.write(hosts, names.stream().map(name -> "127.0.0.1 " + name).toList());
    }

    private CertificateFiles certificate() {
        List<String> names = new ArrayList<>(FAULTS.keySet());
        names.addAll(List.of(WELL, NOWHERE));
        return cluster.issueServingCertificate("farm-faults", names.toArray(String[]::new));
    }

    private static CertificateFiles foreignCertificate(Path folder) throws IOException {
        return CertificateAuthority.create(Files.createDirectories(folder.resolve("foreign")), "nobodys-authority")
                .issueServing("foreign", List.of(FOREIGN));
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
}
