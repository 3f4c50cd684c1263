package dev.windlass.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.testbed.demo.ClusterGlance.Workload;
import dev.windlass.testbed.process.ProjectRoot;
import dev.windlass.testbed.prometheus.DashboardQueries;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.stage.Part;
import dev.windlass.testbed.stage.Stage;
import dev.windlass.testbed.stage.StageSettings;
import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every service on one real cluster and one real broker: what holds of the whole, also while parts of it are gone. Each test brings
 * the load it needs; the order is the one in which the next finds it already carried, as a way down and up again takes most of a
 * minute.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeSystemIT {
    private static final double CALM = 600;
    private static final double RUSH = 6_800;
    private static final int RUSH_REPLICAS = 8;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofSeconds(150);

    private static Path directory;
    private static Stage stage;
    private static ClusterGlance glance;
    private static DecisionRecorder decisions;

    @BeforeAll
    static void setTheStage() throws IOException {
        directory = Files.createTempDirectory(
                Files.createDirectories(ProjectRoot.find().resolve("testbed/target/stages")), "whole-");
        StageSettings settings = StageSettings.in(directory)
                // Four scrapes. Without Kafka the eighth pod is asked for by the CPU from metrics.k8s.io, which is read
                // once the
                // samples are too old.
                .with(Part.AUTOSCALER, "windlass.autoscaler.samples-max-age", "8s");
        for (Part part : Part.values()) {
            settings = settings.with(part, "quarkus.otel.sdk.disabled", "false")
                    .with(
                            part,
                            "windlass.tracing.file",
                            directory.resolve(part.module() + "-spans.jsonl").toString());
        }
        stage = Stage.set(settings);
        glance = new ClusterGlance(stage.cluster().client());
        decisions = new DecisionRecorder(stage.stream(), new Narrator(System.out, InstantSource.system()));
    }

    @AfterAll
    static void strikeTheStage() {
        if (decisions != null) {
            decisions.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    @Order(1)
    void oneTraceRunsFromScrapeToDecisionToActuation() {
        rush();
        Eventually.within(SOON)
                .see(
                        "one trace with a scrape, a decision and an actuation",
                        () -> Spans.byTrace(directory),
                        traces -> traces.values().stream().anyMatch(WholeSystemIT::fromScrapeToActuation));
    }

    @Test
    @Order(2)
    void withKafkaStoppedApisAnswerAndScalingGoesOnAndNoDecisionIsLost() throws Exception {
        calm();
        int before = scalings().size();
        try (ReplicaLog replicas = new ReplicaLog(glance)) {
            stage.broker().stop();
            Eventually.within(SOON)
                    .see(
                            "the autoscaler's health says degraded",
                            () -> stage.service(Part.AUTOSCALER)
                                    .get("/q/health")
                                    .body(),
                            health -> health.contains("degraded"));
            rush();
            assertThat(stage.cluster().kubectl().succeed("top", "nodes")).contains("base-1");
            assertThat(
                            stage.cluster()
                                    .kubectl()
                                    .succeed(
                                            "get",
                                            "--raw",
                                            "/apis/custom.metrics.k8s.io/v1beta2/namespaces/shop/pods/*/http_requests_per_second"))
                    .contains("web-app");
            for (Part part : List.of(Part.METRICS_SERVER, Part.AUTOSCALER, Part.CLUSTER_AUTOSCALER)) {
                assertThat(stage.service(part).get("/q/health/ready").status())
                        .as("%s stays ready without Kafka", part)
                        .isEqualTo(200);
            }
            stage.broker().start();
            List<Integer> shown = replicas.seen();
            Eventually.within(LONG)
                    .see(
                            "a decision on the topic for each change of replicas since, " + shown,
                            () -> path(scalings().subList(before, scalings().size())),
                            path -> path.equals(shown));
        }
    }

    @Test
    @Order(3)
    void everyQueryOfBoardAndRulesReturnsData() {
        rush();
        for (DashboardQueries.Query query : DashboardQueries.all()) {
            stage.prometheus().awaitQuery(query.expression(), SOON, samples -> !samples.isEmpty());
        }
    }

    @Test
    @Order(4)
    void killedServicesGoOnWithoutAWrongScale() throws Exception {
        rush();
        surplusIsGone();
        Set<String> nodes = glance.nodes();
        for (Part part : List.of(Part.AUTOSCALER, Part.METRICS_SERVER, Part.CLUSTER_AUTOSCALER, Part.STATE_METRICS)) {
            try (ReplicaLog replicas = new ReplicaLog(glance)) {
                ServiceProcess service = stage.service(part);
                service.kill();
                assertThat(service.isAlive()).isFalse();
                service.startAgain().awaitReady(SOON);
                evaluatedAgain(3);
                assertThat(replicas.seen())
                        .as("replicas while %s was killed and came back", part)
                        .containsExactly(RUSH_REPLICAS);
                assertThat(glance.nodes())
                        .as("nodes while %s was killed and came back", part)
                        .containsAll(nodes);
            }
        }
        assertThat(stage.cluster().kubectl().succeed("top", "pods", "-n", "shop"))
                .contains("web-app");
    }

    /**
     * Waits until no node may go any more. A rush that comes while a node of the rush before is on its way out has one ordered in its
     * place; when that one's pods then fit elsewhere it goes too, rightly, and would be taken for a wrong scale.
     */
    private static void surplusIsGone() {
        countedOn("sum(cluster_autoscaler_function_duration_seconds_count{function=\"main\"})", 3);
        stage.prometheus()
                .awaitQuery(
                        "sum(cluster_autoscaler_unneeded_nodes_count) + sum(cluster_autoscaler_pending_node_deletions)",
                        LONG,
                        samples -> !samples.isEmpty() && samples.getFirst().value() == 0);
    }

    /** Waits for so many further evaluations of the HPA. */
    private static void evaluatedAgain(int times) {
        countedOn("sum(horizontal_pod_autoscaler_controller_reconciliations_total)", times);
    }

    /** Waits until a service has counted so many more. */
    private static void countedOn(String count, int times) {
        double start = stage.prometheus()
                .awaitQuery(count, SOON, samples -> !samples.isEmpty())
                .getFirst()
                .value();
        stage.prometheus()
                .awaitQuery(
                        count,
                        SOON,
                        samples -> !samples.isEmpty()
                                // A restarted service counts from nothing.
                                && (samples.getFirst().value() >= start + times
                                        || samples.getFirst().value() < start
                                                && samples.getFirst().value() >= times));
    }

    private static void calm() {
        stage.workload().load(CALM);
        Eventually.within(LONG).see("web-app is calm, with 2 ready pods", glance::workload, now -> now.allReady(2));
    }

    private static void rush() {
        stage.workload().load(RUSH);
        Workload carried = Eventually.within(LONG)
                .see(
                        "the rush is carried by " + RUSH_REPLICAS + " ready pods",
                        glance::workload,
                        now -> now.allReady(RUSH_REPLICAS));
        assertThat(carried.pending()).isZero();
    }

    private static List<HorizontalDecision> scalings() {
        return decisions
                .horizontal()
                .filter(decision -> decision.desiredReplicas() != decision.currentReplicas())
                .toList();
    }

    /** The numbers of replicas that a chain of decisions runs through. */
    private static List<Integer> path(List<HorizontalDecision> chain) {
        if (chain.isEmpty()) {
            return List.of();
        }
        List<Integer> path = new ArrayList<>(List.of(chain.getFirst().currentReplicas()));
        chain.forEach(decision -> path.add(decision.desiredReplicas()));
        return path;
    }

    private static boolean fromScrapeToActuation(TreeSet<String> spans) {
        return spans.containsAll(Set.of("metrics-server/scrape", "autoscaler/decide", "autoscaler/actuate"));
    }
}
