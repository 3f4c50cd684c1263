package dev.windlass.testbed.cluster;

import static dev.windlass.testbed.cluster.AutoscaledCluster.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.stream.broker.EmbeddedBroker;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.ClusterDecision.Trigger;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.decision.HorizontalDecision.Mode;
import dev.windlass.stream.decision.ObjectRef;
import dev.windlass.stream.publish.DecisionPublisher;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.trace.TraceParent;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.junit.WithBroker;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.wait.Eventually;
import io.opentelemetry.context.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes are ordered when replicas are decided, not when their pods turn up without a place. */
@WithCluster(sharing = WithCluster.Sharing.NONE)
@WithBroker
class AnnouncedPodsIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final ControlPlane cluster;
    private final EmbeddedBroker broker;

    AnnouncedPodsIT(ControlPlane cluster, EmbeddedBroker broker) {
        this.cluster = cluster;
        this.broker = broker;
    }

    @Test
    void aHorizontalDecisionOrdersNodesBeforeItsPodsExist(@TempDir Path folder) {
        try (AutoscaledCluster nodes = start(folder, Map.of())) {
            nodes.deploy("web", 0, "1500m", "nodeSelector: {pool: small}");

            decide(nodes, 0, 3, Mode.DRIVE);

            nodes.awaitNodes("small", 3);
            assertThat(nodes.pods()).isEmpty();
            ClusterDecision decision = nodes.awaitDecision("small");
            assertThat(decision.trigger()).isEqualTo(Trigger.HORIZONTAL_DECISION);
            assertThat(decision.sentence())
                    .startsWith("Grow small from 0 to 3 nodes for 3 pods still to come (Deployment " + nodes.namespace()
                            + "/web goes from 0 to 3)");
            oneTraceLeadsFromTheDecisionToTheNodes(nodes, folder);

            nodes.scale("web", 3);
            assertThat(Set.copyOf(nodes.awaitRunning("web", 3))).isEqualTo(Set.copyOf(nodes.nodes("small")));
            assertThat(nodes.decisions("small")).hasSize(1);
        }
    }

    @Test
    void aDecisionThatIsOnlyObservedOrdersNothing(@TempDir Path folder) {
        try (AutoscaledCluster nodes = start(folder, Map.of())) {
            nodes.deploy("web", 0, "1500m", "nodeSelector: {pool: small}");
            decide(nodes, 0, 5, Mode.OBSERVE);
            decide(nodes, 0, 1, Mode.DRIVE);
            assertThat(nodes.awaitDecision("small").desiredSize()).isEqualTo(1);
        }
    }

    @Test
    void nodesOrderedForPodsThatNeverComeGoAgain(@TempDir Path folder) {
        Map<String, String> flags = Map.of(
                "announced-pods-lifetime", "20s",
                "scale-down-unneeded-time", "1s",
                "scale-down-delay-after-add", "1s",
                "scan-interval", "1s");
        try (AutoscaledCluster nodes = start(folder, flags)) {
            nodes.deploy("web", 0, "1500m", "nodeSelector: {pool: small}");
            decide(nodes, 0, 2, Mode.DRIVE);
            nodes.awaitNodes("small", 2);
            nodes.awaitNodes("small", 0);
        }
    }

    private static void oneTraceLeadsFromTheDecisionToTheNodes(AutoscaledCluster nodes, Path folder) {
        assertThat(nodes.latestTrace()).isEqualTo(TRACE);
        Eventually.within(SOON)
                .see(
                        "the spans of the decision's trace",
                        () -> Files.readAllLines(folder.resolve("spans.jsonl")).stream()
                                .filter(line -> line.contains(TRACE))
                                .map(AnnouncedPodsIT::spanName)
                                .collect(Collectors.toSet()),
                        names -> names.containsAll(List.of("decide", "actuate")));
    }

    private static String spanName(String line) {
        try {
            return MAPPER.readTree(line).path("name").asText();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the autoscaler would publish. */
    private static void decide(AutoscaledCluster nodes, int from, int to, Mode mode) {
        HorizontalDecision decision = new HorizontalDecision(
                new ObjectRef("autoscaling/v2", "HorizontalPodAutoscaler", nodes.namespace(), "web", ""),
                new ObjectRef("apps/v1", "Deployment", nodes.namespace(), "web", ""),
                Instant.now(),
                mode,
                from,
                to,
                0,
                10,
                List.of(),
                List.of(),
                "web " + from + " → " + to,
                MAPPER.createObjectNode());
        Context context = TraceParent.context("00-" + TRACE + "-b7ad6b7169203331-01");
        try (Outbox outbox = Outbox.start(nodes.stream(), "autoscaler")) {
            new DecisionPublisher(outbox, nodes.stream().topics(), "autoscaler").publish(decision, context);
        }
    }

    private AutoscaledCluster start(Path folder, Map<String, String> flags) {
        return new AutoscaledCluster(cluster, folder, broker.bootstrapServers(), flags);
    }
}
