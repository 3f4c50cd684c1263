package dev.windlass.testbed.horizontal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.broker.EmbeddedBroker;
import dev.windlass.stream.decision.DecisionCodec;
import dev.windlass.stream.decision.DecisionEvent;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.topic.Topics;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.Kubectl;
import dev.windlass.testbed.junit.WithBroker;
import dev.windlass.testbed.stage.Definitions;
import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The HPA that a user has today, as it stands: our engine and the cluster's own controller, each alone at the wheel, take the same
 * load to the same replicas.
 */
@WithBroker
class WebHpaIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Three rounds, so that a scale-down is held before it comes; each step of the load waits for it twice. */
    private static final Duration STABILIZATION = Duration.ofSeconds(6);

    private final EmbeddedBroker broker;

    WebHpaIT(EmbeddedBroker broker) {
        this.broker = broker;
    }

    @Test
    void drivenByOurEngine(@TempDir Path folder) throws Exception {
        Topics topics = new Topics("web-hpa-driven.");
        List<Received<DecisionEvent>> decisions = new CopyOnWriteArrayList<>();
        try (ControlPlane cluster =
                        ControlPlane.builder().withoutHpaController().start();
                TopicReader _ = source(topics)
                        .follow(
                                Set.of(topics.horizontalDecisions()),
                                Start.earliest(),
                                new DecisionCodec(),
                                decisions::add);
                WebShop shop = shop(cluster, folder, "drive", topics)) {
            shop.createHpa();
            theLoadGoesUpAndDown(shop);
            theStoryIsTold(shop, cluster, decisions);
            oneTraceLeadsFromTheKubeletToTheScale(folder);
        }
    }

    @Test
    void drivenByTheClustersOwnController(@TempDir Path folder) throws Exception {
        Topics topics = new Topics("web-hpa-observed.");
        try (ControlPlane cluster = ControlPlane.builder()
                        .controllerManagerFlags(
                                "--horizontal-pod-autoscaler-sync-period=" + WebShop.SYNC.toSeconds() + "s",
                                "--horizontal-pod-autoscaler-downscale-stabilization=" + STABILIZATION.toSeconds()
                                        + "s")
                        .start();
                WebShop shop = shop(cluster, folder, "observe", topics)) {
            shop.createHpa();
            theLoadGoesUpAndDown(shop);
            Eventually.within(SOON)
                    .see(
                            "our engine wants what the controller wants",
                            () -> metric(shop, "windlass_autoscaler_difference_replicas"),
                            difference -> difference == 0.0);
            ourOwnKindIsDrivenBesideIt(shop, cluster);
        }
    }

    private WebShop shop(ControlPlane cluster, Path folder, String mode, Topics topics) {
        return new WebShop(cluster, folder, mode, STABILIZATION, new WebShop.Stream(broker.bootstrapServers(), topics));
    }

    /** The CRD comes after the engine, which only observes HPAs; what is wrong with an object is said where its owner looks. */
    private static void ourOwnKindIsDrivenBesideIt(WebShop shop, ControlPlane cluster) {
        try (Definitions _ = Definitions.install(cluster)) {
            shop.replaceHpaByWorkloadAutoscaler();
            shop.load(4000);
            shop.settlesAt(5);
            assertThat(shop.workloadAutoscaler("{.status.desiredReplicas}")).isEqualTo("5");
            assertThat(cluster.kubectl().succeed("get", "wa", "-n", shop.namespace()))
                    .contains("TARGET-KIND", "web-app", "True");
            assertThat(cluster.kubectl()
                            .succeed(
                                    "get",
                                    "events",
                                    "-n",
                                    shop.namespace(),
                                    "--field-selector=reason=SuccessfulRescale,involvedObject.kind=WorkloadAutoscaler"))
                    .contains("above target");

            Kubectl.Answer refused = patch(shop, cluster, "{\"spec\":{\"minReplicas\":11}}");
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.stderr()).contains("minReplicas must not be greater than maxReplicas");

            assertThat(patch(shop, cluster, "{\"spec\":{\"minReplicas\":0}}").exitCode())
                    .isZero();
            Eventually.within(SOON)
                    .see(
                            "the condition says what is wrong",
                            () -> shop.workloadAutoscaler("{.status.conditions[?(@.type==\"ScalingActive\")].message}"),
                            message -> message.contains("at least one Object or External metric"));
            assertThat(shop.replicas()).isEqualTo(5);
        }
    }

    private static Kubectl.Answer patch(WebShop shop, ControlPlane cluster, String patch) {
        return cluster.kubectl().run("patch", "wa", "web-hpa", "-n", shop.namespace(), "--type=merge", "-p", patch);
    }

    /** Each load has one size at which neither a larger nor a smaller one is asked for, from wherever it is reached. */
    private static void theLoadGoesUpAndDown(WebShop shop) {
        shop.load(200);
        shop.settlesAt(2);
        shop.load(4000);
        shop.settlesAt(5);
        cpuIsRead(shop, 63, 67);
        shop.load(9500);
        shop.settlesAt(10);
        cpuIsRead(shop, 74, 79);
        shop.load(1000);
        shop.settlesAt(2);
        assertThat(shop.hpa("{.status.conditions[?(@.type==\"ScalingActive\")].status}"))
                .isEqualTo("True");
    }

    /** One reading of two seconds may be off by more, where the machine is busy and its ends are late. */
    private static void cpuIsRead(WebShop shop, int atLeast, int atMost) {
        Eventually.within(SOON)
                .see(
                        "cpu at " + atLeast + " to " + atMost + "% of request",
                        () -> percent(shop),
                        percent -> percent >= atLeast && percent <= atMost);
    }

    private static int percent(WebShop shop) {
        return Integer.parseInt(
                shop.hpa("{.status.currentMetrics[?(@.type==\"Resource\")].resource.current.averageUtilization}"));
    }

    private static void theStoryIsTold(WebShop shop, ControlPlane cluster, List<Received<DecisionEvent>> decisions) {
        List<HorizontalDecision> told = Eventually.within(SOON)
                .see(
                        "the decisions on the topic",
                        () -> decisions.stream()
                                .flatMap(d -> d.value().found().stream())
                                .map(event -> (HorizontalDecision) event.decision())
                                .toList(),
                        seen -> !seen.isEmpty() && seen.getLast().desiredReplicas() == 2);
        assertThat(told)
                .anySatisfy(d -> {
                    assertThat(d.desiredReplicas()).isGreaterThan(d.currentReplicas());
                    assertThat(d.sentence())
                            .contains("web-app 2 → ")
                            .contains("cpu at ")
                            .contains("against 70%");
                    assertThat(d.inputs().toString()).contains("\"source\":\"samples\"");
                })
                .anySatisfy(d -> assertThat(d.sentence()).contains("held at"))
                .anySatisfy(d -> assertThat(d.desiredReplicas()).isLessThan(d.currentReplicas()));
        assertThat(cluster.kubectl()
                        .succeed("get", "events", "-n", shop.namespace(), "--field-selector=reason=SuccessfulRescale"))
                .contains("above target")
                .contains("All metrics below target");
    }

    private static void oneTraceLeadsFromTheKubeletToTheScale(Path folder) {
        Eventually.within(SOON)
                .see(
                        "a trace from the scrape of a kubelet over the decision to the write of the scale",
                        () -> traces(folder),
                        traces -> traces.values().stream()
                                .anyMatch(names -> names.containsAll(Set.of("scrape", "decide", "actuate"))));
    }

    private static Map<String, Set<String>> traces(Path folder) throws IOException {
        Map<String, Set<String>> traces = new java.util.TreeMap<>();
        for (String file : List.of("metrics-server-spans.jsonl", "autoscaler-spans.jsonl")) {
            for (String line : Files.readAllLines(folder.resolve(file))) {
                JsonNode span = MAPPER.readTree(line);
                traces.computeIfAbsent(span.path("traceId").asText(), _ -> new TreeSet<>())
                        .add(span.path("name").asText());
            }
        }
        return traces;
    }

    private static double metric(WebShop shop, String name) throws IOException, InterruptedException {
        return shop.autoscaler()
                .get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private TopicSource source(Topics topics) {
        StreamSettings settings = new StreamSettings(
                true, broker.bootstrapServers(), topics, Map.of(), StreamSettings.DEFAULT_OUTBOX_CAPACITY);
        return TopicSource.of(settings, "web-hpa-it", InstantSource.system());
    }
}
