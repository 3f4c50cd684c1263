package dev.windlass.autoscaler.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.autoscaler.WebApp;
import dev.windlass.autoscaler.actuation.ScaleAccess;
import dev.windlass.autoscaler.actuation.ScaleWriter;
import dev.windlass.autoscaler.actuation.StatusWriter;
import dev.windlass.autoscaler.app.AutoscalerConfig.Mode;
import dev.windlass.autoscaler.horizontal.AutoscalerKind;
import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.ScaleState;
import dev.windlass.autoscaler.horizontal.object.TargetRef;
import dev.windlass.autoscaler.publish.CloserLooks;
import dev.windlass.autoscaler.publish.DecisionTopic;
import dev.windlass.autoscaler.publish.RecoveredHistories;
import dev.windlass.autoscaler.resource.ResourceIndex;
import dev.windlass.autoscaler.source.MetricReader;
import dev.windlass.autoscaler.source.ObservationReader;
import dev.windlass.autoscaler.source.cluster.WatchedAutoscaler;
import dev.windlass.autoscaler.source.usage.UsageSource;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.kube.fake.FakeApiServer;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.decision.DecisionCodec;
import dev.windlass.stream.decision.DecisionEvent;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.memory.InMemoryTopics;
import dev.windlass.stream.publish.DecisionPublisher;
import dev.windlass.stream.publish.NodeRequestPublisher;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.request.NodeRequest;
import dev.windlass.stream.request.NodeRequestCodec;
import dev.windlass.stream.time.ManualClock;
import dev.windlass.stream.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One evaluation after the other as the loop makes them, with the API server and the topics in memory. */
class ReconcilerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Kind<JsonNode> HPAS = WatchedAutoscaler.resource(AutoscalerKind.HORIZONTAL_POD_AUTOSCALER);
    private static final Kind<JsonNode> WORKLOADS = WatchedAutoscaler.resource(AutoscalerKind.WORKLOAD_AUTOSCALER);
    private static final ObjectKey KEY = new ObjectKey("shop", "web-hpa");
    private static final Duration SYNC = Duration.ofSeconds(15);

    private final ManualClock clock = new ManualClock(WebApp.NOW);
    private final InMemoryTopics topics = new InMemoryTopics(clock);
    private final Outbox outbox = topics.outbox();
    private final Mirror<PodState> pods = new Mirror<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> events = new ArrayList<>();
    private final Scale scale = new Scale();
    private FakeApiServer server;
    private KubeConnection connection;
    private int percent = 70;

    @BeforeEach
    void start() throws Exception {
        server = FakeApiServer.start();
        connection = server.connect();
        server.put(HPAS, (ObjectNode) MAPPER.readTree("""
                {"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler",
                 "metadata":{"namespace":"shop","name":"web-hpa","uid":"uid-1","generation":1},
                 "spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"web-app"},
                  "minReplicas":2,"maxReplicas":10,
                  "metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":70}}}]}}
                """));
        showPods(4);
    }

    @AfterEach
    void stop() {
        outbox.close();
        connection.close();
        server.close();
    }

    @Test
    void drivingWritesTheScaleTheStatusTheEventAndTheRecord() throws Exception {
        Reconciler reconciler = reconciler(Mode.DRIVE);
        percent = 98;
        reconciler.reconcile(stored());

        assertThat(scale.state.specReplicas()).isEqualTo(6);
        assertThat(status().path("desiredReplicas").asInt()).isEqualTo(6);
        assertThat(events).containsExactly("SuccessfulRescale");
        assertThat(decisions()).singleElement().satisfies(d -> {
            assertThat(d.mode()).isEqualTo(HorizontalDecision.Mode.DRIVE);
            assertThat(d.sentence()).startsWith("web-app 4 → 6");
        });
    }

    @Test
    void observingWritesNothingAndSaysWhereItDiffers() throws Exception {
        Reconciler reconciler = reconciler(Mode.OBSERVE);
        percent = 98;
        reconciler.reconcile(stored());

        assertThat(scale.state.specReplicas()).isEqualTo(4);
        assertThat(status().isMissingNode()).isTrue();
        assertThat(events).isEmpty();
        assertThat(decisions()).singleElement().satisfies(d -> assertThat(d.sentence())
                .endsWith("(observed only; the cluster's own controller wants 0)"));
        assertThat(meters.get("windlass_autoscaler_difference_replicas").gauge().value())
                .isEqualTo(6);
    }

    @Test
    void ourOwnKindIsDrivenWhereHpasAreOnlyObserved() throws Exception {
        storeWorkloadAutoscaler(2);
        Reconciler reconciler = reconciler(Mode.OBSERVE);
        percent = 98;
        reconciler.reconcile(WatchedAutoscaler.of(AutoscalerKind.WORKLOAD_AUTOSCALER, server.get(WORKLOADS, KEY)));

        assertThat(scale.state.specReplicas()).isEqualTo(6);
        assertThat(server.get(WORKLOADS, KEY).at("/status/desiredReplicas").asInt())
                .isEqualTo(6);
        assertThat(status().isMissingNode()).isTrue();
        assertThat(decisions()).singleElement().satisfies(d -> {
            assertThat(d.mode()).isEqualTo(HorizontalDecision.Mode.DRIVE);
            assertThat(d.autoscaler().kind()).isEqualTo("WorkloadAutoscaler");
            assertThat(d.autoscaler().apiVersion()).isEqualTo("autoscaling.windlass.dev/v1alpha1");
        });
    }

    @Test
    void anHpaAndOneOfOursOnTheSamePodsScaleNothing() throws Exception {
        storeWorkloadAutoscaler(2);
        Reconciler reconciler = reconciler(Mode.DRIVE);
        reconciler.reconcile(stored());
        percent = 98;
        reconciler.reconcile(WatchedAutoscaler.of(AutoscalerKind.WORKLOAD_AUTOSCALER, server.get(WORKLOADS, KEY)));
        reconciler.reconcile(stored());

        assertThat(scale.state.specReplicas()).isEqualTo(4);
        assertThat(decisions().subList(1, 3))
                .extracting(decision -> decision.autoscaler().kind())
                .containsExactly("WorkloadAutoscaler", "HorizontalPodAutoscaler");
        assertThat(decisions().subList(1, 3)).allSatisfy(decision -> assertThat(decision.sentence())
                .contains("more than one HPA (e.g. [WorkloadAutoscaler/shop/web-hpa shop/web-hpa])"));
    }

    @Test
    void aSpecTheSchemaCannotRefuseIsRefusedWhereItsOwnerLooks() throws Exception {
        storeWorkloadAutoscaler(0);
        percent = 98;
        reconciler(Mode.DRIVE)
                .reconcile(WatchedAutoscaler.of(AutoscalerKind.WORKLOAD_AUTOSCALER, server.get(WORKLOADS, KEY)));

        assertThat(scale.state.specReplicas()).isEqualTo(4);
        assertThat(events).containsExactly("InvalidSpec");
        assertThat(server.get(WORKLOADS, KEY).at("/status/conditions/0/message").asText())
                .isEqualTo(
                        "spec.metrics: must specify at least one Object or External metric to support scaling to zero"
                                + " replicas");
    }

    private void storeWorkloadAutoscaler(int minReplicas) throws Exception {
        ObjectNode object = (ObjectNode) server.get(HPAS, KEY).deepCopy();
        object.put("apiVersion", "autoscaling.windlass.dev/v1alpha1").put("kind", "WorkloadAutoscaler");
        object.withObject("/metadata").put("uid", "uid-2");
        object.withObject("/spec").put("minReplicas", minReplicas);
        server.put(WORKLOADS, object);
    }

    @Test
    void whatChangesNothingIsToldOnceUnlessSomebodyAsksForMore() throws Exception {
        Reconciler reconciler = reconciler(Mode.DRIVE);
        for (int i = 0; i < 3; i++) {
            reconciler.reconcile(stored());
            clock.advance(SYNC);
        }
        assertThat(decisions()).hasSize(1);

        ObjectNode asked = (ObjectNode) server.get(HPAS, KEY).deepCopy();
        asked.withObject("/metadata").withObject("/annotations").put(WatchedAutoscaler.EXPLAIN, "true");
        server.put(HPAS, asked);
        reconciler.reconcile(stored());
        clock.advance(SYNC);
        reconciler.reconcile(stored());
        assertThat(decisions()).hasSize(3);
    }

    @Test
    void aRestartedReplicaHoldsWhatTheOneBeforeItRecommended() throws Exception {
        percent = 70;
        reconciler(Mode.DRIVE).reconcile(stored());
        clock.advance(SYNC);
        percent = 10;

        reconciler(Mode.DRIVE).reconcile(stored());

        assertThat(scale.state.specReplicas()).isEqualTo(4);
        assertThat(decisions().getLast().sentence()).contains("asks for 1, held at 4");
        assertThat(decisions().getLast().inputs().at("/observation/history/recommendations"))
                .isNotEmpty();
    }

    @Test
    void aRefusedWriteIsToldAndTriedAgain() throws Exception {
        Reconciler reconciler = reconciler(Mode.DRIVE);
        percent = 98;
        scale.refusal = "admission says no";
        reconciler.reconcile(stored());

        assertThat(events).containsExactly("FailedRescale");
        assertThat(decisions().getLast().sentence()).endsWith("; the change was refused: admission says no");

        scale.refusal = "";
        clock.advance(SYNC);
        reconciler.reconcile(stored());
        assertThat(scale.state.specReplicas()).isEqualTo(6);
    }

    @Test
    void anEvaluationThatTheWatchHasNotSeenYetIsBuiltUpon() throws Exception {
        Reconciler reconciler = reconciler(Mode.DRIVE);
        WatchedAutoscaler before = stored();
        reconciler.reconcile(before);
        clock.advance(SYNC);
        percent = 98;
        reconciler.reconcile(before);
        assertThat(status().path("desiredReplicas").asInt()).isEqualTo(6);
        assertThat(events).doesNotContain("FailedUpdateStatus");
    }

    @Test
    void aWorkloadThatIsAboutToGrowHasItsNodesScrapedMoreOften() throws Exception {
        Reconciler reconciler = reconciler(Mode.DRIVE);
        percent = 70;
        reconciler.reconcile(stored());
        assertThat(requests()).isEmpty();

        percent = 75;
        reconciler.reconcile(stored());

        assertThat(requests())
                .hasSize(4)
                .allMatch(request -> request.node().startsWith("node-of-")
                        && request.resolution().equals(Duration.ofSeconds(1))
                        && request.until().equals(clock.instant().plus(SYNC.multipliedBy(2))));
    }

    private List<NodeRequest> requests() throws InterruptedException {
        for (int i = 0; i < 100 && outbox.state().depth() > 0; i++) {
            Thread.sleep(Duration.ofMillis(10));
        }
        return topics.records(Topics.DEFAULT.nodes(), new NodeRequestCodec()).stream()
                .flatMap(received -> received.value().found().stream())
                .toList();
    }

    private Reconciler reconciler(Mode mode) throws InterruptedException {
        AutoscalerMetrics metrics = new AutoscalerMetrics(meters, () -> 1);
        RecoveredHistories recovered = RecoveredHistories.follow(topics.source(), Topics.DEFAULT);
        recovered.await(Duration.ofSeconds(10));
        recovered.close();
        return new Reconciler(
                mode,
                new Reconciler.Parts(
                        scale,
                        new ScaleWriter(scale, _ -> {}, new Random(1)),
                        new ObservationReader(
                                pods, new MetricReader(new Usage(), null, ResourceIndex.UNKNOWN), WebApp.SETTINGS),
                        new StatusKeeper(
                                new StatusWriter(new KubeObjects(connection)),
                                (_, event) -> events.add(event.reason()),
                                metrics),
                        (_, event) -> events.add(event.reason()),
                        new DecisionTopic(new DecisionPublisher(outbox, Topics.DEFAULT, "autoscaler")),
                        new Attention(
                                new CloserLooks(
                                        new NodeRequestPublisher(outbox, Topics.DEFAULT),
                                        Duration.ofSeconds(1),
                                        SYNC.multipliedBy(2),
                                        20),
                                pod -> Optional.of("node-of-" + pod.name())),
                        new Histories(recovered, SYNC.multipliedBy(2)),
                        metrics,
                        new EvaluationTrace(OpenTelemetry.noop().getTracer("test"))),
                clock);
    }

    private WatchedAutoscaler stored() {
        return WatchedAutoscaler.of(AutoscalerKind.HORIZONTAL_POD_AUTOSCALER, server.get(HPAS, KEY));
    }

    private JsonNode status() {
        return server.get(HPAS, KEY).path("status");
    }

    private List<HorizontalDecision> decisions() throws InterruptedException {
        for (int i = 0; i < 100 && outbox.state().depth() > 0; i++) {
            Thread.sleep(Duration.ofMillis(10));
        }
        return topics.records(Topics.DEFAULT.horizontalDecisions(), new DecisionCodec()).stream()
                .map(r -> ((Decoded.Value<DecisionEvent>) r.value()).value().decision())
                .map(HorizontalDecision.class::cast)
                .toList();
    }

    private void showPods(int count) {
        pods.begin();
        WebApp.pods(count).forEach(pod -> pods.item(new ObjectKey("shop", pod.name()), pod));
        pods.end("1");
    }

    /** A target of four replicas whose controller is at rest. */
    private static final class Scale implements ScaleAccess {
        private ScaleState state = new ScaleState(4, 4, "app=web-app");
        private String refusal = "";

        @Override
        public ScaleReading read(String namespace, TargetRef target) {
            return new ScaleReading.Read(state);
        }

        @Override
        public Write write(String namespace, TargetRef target, int replicas) {
            if (!refusal.isEmpty()) {
                return new Write.Refused(refusal);
            }
            state = new ScaleState(replicas, state.statusReplicas(), state.selector());
            return new Write.Done();
        }
    }

    /** Every pod uses {@code percent} of its request. */
    private final class Usage implements UsageSource {
        @Override
        public String name() {
            return "samples";
        }

        @Override
        public Usages read(String namespace, String podSelector, List<PodState> found, Instant now) {
            MetricReading reading = WebApp.usage(found.size(), percent, now);
            return new Usages(reading, List.of());
        }
    }
}
