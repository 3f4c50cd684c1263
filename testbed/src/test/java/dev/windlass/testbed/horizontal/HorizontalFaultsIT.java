package dev.windlass.testbed.horizontal;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.windlass.testbed.controlplane.Component;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.junit.WithBroker;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.wait.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What goes away while a load is on: Kafka, the autoscaler itself, the metrics, the API server. One cluster, one fault after the other. */
@WithCluster(
        controllerManagerFlags = "--controllers=*,-horizontal-pod-autoscaler-controller",
        sharing = WithCluster.Sharing.NONE)
@WithBroker(sharing = WithBroker.Sharing.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HorizontalFaultsIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration READY = Duration.ofSeconds(120);
    /** Far longer than from an evaluation to the answer that the service is ready. */
    private static final Duration STABILIZATION = Duration.ofSeconds(12);
    /** Longer than samples live and recommendations hold. */
    private static final Duration LONG = Duration.ofSeconds(25);

    private final ControlPlane cluster;
    private final EmbeddedBroker broker;
    private final Topics topics = new Topics("horizontal-faults.");
    private final List<Received<DecisionEvent>> decisions = new CopyOnWriteArrayList<>();
    private final TopicReader reader;
    private final WebShop shop;

    HorizontalFaultsIT(ControlPlane cluster, EmbeddedBroker broker, @TempDir Path folder) {
        this.cluster = cluster;
        this.broker = broker;
        StreamSettings settings = new StreamSettings(
                true, broker.bootstrapServers(), topics, Map.of(), StreamSettings.DEFAULT_OUTBOX_CAPACITY);
        this.reader = TopicSource.of(settings, "horizontal-faults-it", InstantSource.system())
                .follow(Set.of(topics.horizontalDecisions()), Start.earliest(), new DecisionCodec(), decisions::add);
        this.shop = new WebShop(
                cluster, folder, "drive", STABILIZATION, new WebShop.Stream(broker.bootstrapServers(), topics));
        shop.load(4000);
        shop.createHpa();
        shop.reaches(5);
    }

    @AfterAll
    void stop() {
        shop.close();
        reader.close();
    }

    @Test
    @Order(1)
    void scalingGoesOnWithoutKafkaAndNoDecisionIsLost() {
        broker.stop();
        shop.load(9500);
        Eventually.within(SOON).see("web-app at 10 without Kafka", shop::replicas, seen -> seen == 10);
        Eventually.within(SOON)
                .see(
                        "health says degraded and names the other source",
                        this::health,
                        health -> health.contains("\"degraded\"") && health.contains("metrics.k8s.io"));

        broker.start();
        double published = published();
        assertThat(published).isPositive();
        Eventually.within(SOON)
                .see(
                        "all " + published + " decisions on the topic",
                        () -> decisions.size() + " " + outbox(),
                        _ -> decisions.size() >= published);
        assertThat(last().desiredReplicas()).isEqualTo(10);
        Eventually.within(SOON)
                .see(
                        "usage from the stream again",
                        this::health,
                        health -> health.contains("\"usageSource\": \"samples\""));
    }

    @Test
    @Order(2)
    void aKilledAutoscalerGoesOnWithoutAWrongScale() {
        shop.reaches(10);
        shop.autoscaler().kill();
        shop.load(1000);
        shop.autoscaler().startAgain().awaitReady(READY);
        // The reading asks for two at once; what was recommended before the kill still holds ten.
        shop.staysAt(10, STABILIZATION.dividedBy(2));
        shop.settlesAt(2);
    }

    @Test
    @Order(3)
    void nothingIsScaledDownOnMissingMetrics() {
        shop.load(4000);
        shop.settlesAt(5);
        shop.metricsServer().kill();
        shop.load(200);
        shop.staysAt(5, LONG);
        assertThat(shop.hpa("{.status.conditions[?(@.type==\"ScalingActive\")].reason}"))
                .isEqualTo("FailedGetResourceMetric");

        shop.metricsServer().startAgain().awaitReady(READY);
        shop.reaches(2);
    }

    @Test
    @Order(4)
    void anApiServerThatWasAwayFindsEverythingAsItWas() {
        shop.load(4000);
        shop.settlesAt(5);
        cluster.stop(Component.API_SERVER);
        shop.load(200);
        cluster.start(Component.API_SERVER);
        Eventually.within(SOON).see("the API server answers", shop::replicas, seen -> seen == 5);
        shop.settlesAt(2);
    }

    private HorizontalDecision last() {
        return (HorizontalDecision)
                decisions.getLast().value().found().orElseThrow().decision();
    }

    private String health() throws Exception {
        return shop.autoscaler().get("/q/health/ready").body();
    }

    private String outbox() throws Exception {
        return String.join(
                "; ",
                shop.autoscaler()
                        .get("/q/metrics")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("windlass_outbox"))
                        .toList());
    }

    private double published() {
        return Eventually.within(SOON)
                .see(
                        "how many decisions were published",
                        () -> shop.autoscaler()
                                .get("/q/metrics")
                                .body()
                                .lines()
                                .filter(line -> line.startsWith("windlass_autoscaler_decisions_published_total "))
                                // Name, value, and maybe an exemplar with a time of its own.
                                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                                .sum(),
                        seen -> seen > 0);
    }
}
