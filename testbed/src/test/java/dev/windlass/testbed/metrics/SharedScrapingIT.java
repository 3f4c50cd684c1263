package dev.windlass.testbed.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.stream.broker.EmbeddedBroker;
import dev.windlass.testbed.chart.ChartAccount;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.junit.WithBroker;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.kubelet.FarmNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas at the default resolution: each kubelet is read once, both serve the same, a killed one's nodes are taken over within
 * a period without a failed request, and a started one is ready from the topic.
 */
@WithCluster
@WithBroker
class SharedScrapingIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PERIOD = Duration.ofSeconds(15);
    private static final int NODES = 24;
    /** Until a killed replica's nodes are another's: the group's session timeout, a heartbeat of the survivor's, and some seconds. */
    private static final Duration TAKEOVER = Duration.ofSeconds(6 + 2 + 3);

    /** A node that was due at the moment of the kill waits for the takeover; no node ever waits longer. */
    private static final Duration LONGEST_GAP = PERIOD.plus(TAKEOVER);

    /** A kubelet measures each container this often. */
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(10);

    private final ControlPlane cluster;
    private final EmbeddedBroker broker;

    SharedScrapingIT(ControlPlane cluster, EmbeddedBroker broker) {
        this.cluster = cluster;
        this.broker = broker;
    }

    @Test
    void replicasReadEachKubeletOnceAndStandInForEachOther(@TempDir Path folder) throws Exception {
        try (KubeletFarm farm =
                KubeletFarm.start(InstantSource.system(), cluster.issueServingCertificate("farm"), HOUSEKEEPING)) {
            List<FarmNode> nodes = addNodes(farm);
            try (ServiceProcess first = ServiceProcess.launch(settings(folder, "first"));
                    ServiceProcess second = ServiceProcess.launch(settings(folder, "second"))) {
                first.awaitReady(SOON.multipliedBy(2));
                second.awaitReady(SOON);
                Eventually.within(SOON)
                        .see(
                                "the nodes are shared",
                                () -> planned(first, second),
                                counts -> counts.getFirst() > 0
                                        && counts.getLast() > 0
                                        && counts.getFirst() + counts.getLast() == NODES);

                eachKubeletIsReadOnce(nodes);
                bothServeTheSame(first, second);
                topPrintsTheSwapThatKubeletsTellOf(first);
                theOtherTakesOver(first, second, nodes);
                aStartIsReadyFromTheTopic(first);
            }
        } finally {
            for (int number = 0; number < NODES; number++) {
                cluster.kubectl().run("delete", "node", name(number), "--ignore-not-found", "--wait=false");
            }
        }
    }

    private static void eachKubeletIsReadOnce(List<FarmNode> nodes) {
        Map<String, Long> before = requests(nodes);
        Instant from = Instant.now();
        nodes.forEach(node -> node.watchFrom(from));
        Map<String, Long> after = Eventually.within(SOON)
                .see(
                        "two periods pass",
                        () -> requests(nodes),
                        _ -> Duration.between(from, Instant.now()).compareTo(PERIOD.multipliedBy(2)) >= 0);
        after.forEach((node, count) -> assertThat(count - before.get(node))
                .as("reads of %s in two periods", node)
                .isBetween(1L, 3L));
        assertThat(after.values().stream().mapToLong(Long::longValue).sum()
                        - before.values().stream().mapToLong(Long::longValue).sum())
                .as("reads of %d nodes in two periods", NODES)
                .isBetween(NODES * 2L - NODES / 2, NODES * 2L + NODES / 2);
    }

    private void bothServeTheSame(ServiceProcess first, ServiceProcess second) {
        Eventually.within(SOON)
                .see(
                        "both replicas serve the same usages of every pod",
                        () -> List.of(usages(first), usages(second)),
                        served -> served.getFirst().size() == NODES
                                && served.getFirst().equals(served.getLast()));
    }

    private void topPrintsTheSwapThatKubeletsTellOf(ServiceProcess replica) {
        List<String> lines = cluster.kubectl()
                .succeed(
                        "--server=https://localhost:" + replica.apiPort(),
                        "top",
                        "pods",
                        "--all-namespaces",
                        "--show-swap",
                        "--selector=shared=yes")
                .lines()
                .map(String::strip)
                .toList();

        assertThat(lines).hasSize(1 + NODES);
        assertThat(lines.getFirst()).matches("NAMESPACE\\s+NAME\\s+CPU.+MEMORY.+SWAP.+");
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.matches("\\S+\\s+pod-\\d+\\s+\\d+m\\s+64Mi\\s+8Mi"));
    }

    private void theOtherTakesOver(ServiceProcess first, ServiceProcess second, List<FarmNode> nodes) {
        Map<String, Long> before = requests(nodes);
        first.kill();
        List<String> problems = new ArrayList<>();
        Eventually.within(TAKEOVER).see("the survivor has all nodes", () -> planned(second), counts -> {
            problems.addAll(problems(second));
            return counts.equals(List.of(NODES));
        });
        Eventually.within(LONGEST_GAP).see("every kubelet is read again", () -> requests(nodes), counts -> {
            problems.addAll(problems(second));
            return counts.entrySet().stream().allMatch(node -> node.getValue() > before.get(node.getKey()));
        });
        Instant now = Instant.now();
        nodes.forEach(node -> assertThat(node.longestGap(now))
                .as("longest time between two reads of %s, before the kill and after", node.name())
                .isLessThan(LONGEST_GAP));
        assertThat(problems).as("with what was served meanwhile").isEmpty();
    }

    /** What is wrong with an answer: pods that are missing, or older than the longest gap and what a kubelet's measuring adds. */
    private List<String> problems(ServiceProcess replica) {
        List<String> problems = new ArrayList<>();
        try {
            JsonNode items = list(replica, "pods").path("items");
            if (items.size() != NODES) {
                problems.add(items.size() + " pods");
            }
            Instant oldest = Instant.now().minus(LONGEST_GAP).minus(HOUSEKEEPING);
            items.forEach(pod -> {
                if (Instant.parse(pod.path("timestamp").asText()).isBefore(oldest)) {
                    problems.add("old: " + pod);
                }
            });
        } catch (IOException | RuntimeException | AssertionError e) {
            // Whoever waits takes what is thrown for a reason to ask again.
            problems.add("no answer: " + e);
        }
        return problems;
    }

    private void aStartIsReadyFromTheTopic(ServiceProcess first) throws IOException {
        Instant startedAt = Instant.now();
        first.startAgain().awaitLive(SOON);
        Instant liveAt = Instant.now();
        first.awaitReady(SOON);

        assertThat(Duration.between(liveAt, Instant.now()))
                .as("from up to ready")
                .isLessThan(Duration.ofSeconds(2));
        JsonNode node = list(first, "nodes").path("items").get(0);
        assertThat(Instant.parse(node.path("timestamp").asText()).minusSeconds(10))
                .as("a window that begins before the start")
                .isBefore(startedAt);
        assertThat(Files.readString(first.log())).contains("complete=true");
    }

    private static Map<String, Long> requests(List<FarmNode> nodes) {
        Map<String, Long> requests = new TreeMap<>();
        nodes.forEach(node -> requests.put(node.name(), node.requests()));
        return requests;
    }

    private static List<Integer> planned(ServiceProcess... replicas) throws IOException, InterruptedException {
        List<Integer> counts = new ArrayList<>();
        for (ServiceProcess replica : replicas) {
            counts.add(MAPPER.readTree(replica.get("/kubelets").body())
                    .path("ours")
                    .asInt());
        }
        return counts;
    }

    /** Usage, timestamp and window of every pod, by name; fails when the request does. */
    private Map<String, String> usages(ServiceProcess replica) throws IOException {
        Map<String, String> usages = new TreeMap<>();
        list(replica, "pods")
                .path("items")
                .forEach(pod -> usages.put(
                        pod.at("/metadata/name").asText(),
                        pod.path("timestamp").asText() + " "
                                + pod.path("window").asText() + " " + pod.path("containers")));
        return usages;
    }

    private JsonNode list(ServiceProcess replica, String resource) throws IOException {
        return MAPPER.readTree(cluster.kubectl()
                .succeed(
                        "--server=https://localhost:" + replica.apiPort(),
                        "get",
                        "--raw",
                        "/apis/metrics.k8s.io/v1/" + resource + "?labelSelector=shared%3Dyes"));
    }

    private List<FarmNode> addNodes(KubeletFarm farm) {
        List<FarmNode> nodes = new ArrayList<>();
        String namespace = cluster.newNamespace("shared");
        StringBuilder pods = new StringBuilder();
        for (int number = 0; number < NODES; number++) {
            FarmNode node = farm.addNode(name(number))
                    .place(new SimulatedPod(
                            namespace,
                            "pod-" + number,
                            List.of(SimulatedContainer.constant(
                                            "main", Instant.now().minusSeconds(600), 0.2, 64L << 20)
                                    .swap(8L << 20))));
            nodes.add(node);
            KwokNode.of(node.name(), "4", "16Gi")
                    .withLabels(Map.of("shared", "yes"))
                    .servedAt(node.port(), node.path())
                    .create(cluster);
            pods.append("""
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata: {namespace: %s, name: pod-%d, labels: {shared: "yes"}}
                    spec: {nodeName: %s, containers: [{name: main, image: none}]}
                    """.formatted(namespace, number, node.name()));
        }
        cluster.apply(pods.toString());
        return nodes;
    }

    private static String name(int number) {
        return "shared-" + number;
    }

    private ServiceSettings settings(Path folder, String name) throws IOException {
        return ServiceSettings.of("metrics-server", Files.createDirectories(folder.resolve(name)))
                .named("metrics-server-" + name)
                .withApi(cluster.issueServingCertificate("metrics-server-shared"))
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "metrics-server").toString())
                .with("windlass.stream.bootstrap-servers", broker.bootstrapServers())
                .with("windlass.stream.topic-prefix", "shared-it.")
                .with("windlass.metrics-server.metric-resolution", PERIOD.toSeconds() + "s")
                .with("windlass.metrics-server.node-selector", "shared=yes")
                .with("windlass.metrics-server.kubelet-preferred-address-types", "InternalIP")
                .with("windlass.metrics-server.kubelet-use-node-status-port", "true");
    }
}
