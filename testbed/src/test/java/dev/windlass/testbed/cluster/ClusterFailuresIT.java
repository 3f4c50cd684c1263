package dev.windlass.testbed.cluster;

import static dev.windlass.testbed.cluster.AutoscaledCluster.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.broker.EmbeddedBroker;
import dev.windlass.testbed.controlplane.Component;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.junit.WithBroker;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.wait.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service does while something it depends on is away, or after it was killed itself. */
@WithCluster(sharing = WithCluster.Sharing.NONE)
@WithBroker(sharing = WithBroker.Sharing.NONE)
class ClusterFailuresIT {
    private static final Duration UNNEEDED = Duration.ofSeconds(15);

    private final ControlPlane cluster;
    private final EmbeddedBroker broker;

    ClusterFailuresIT(ControlPlane cluster, EmbeddedBroker broker) {
        this.cluster = cluster;
        this.broker = broker;
    }

    @Test
    void pendingPodsAreHelpedWithoutKafkaAndNoDecisionIsLost(@TempDir Path folder) throws Exception {
        try (AutoscaledCluster nodes = start(folder, Map.of())) {
            broker.stop();
            Eventually.within(SOON).holds("health says degraded", () -> nodes.health("stream")
                    .at("/data/state")
                    .asText()
                    .equals("degraded"));

            nodes.deploy("web", 2, "1500m", "nodeSelector: {pool: small}");
            nodes.awaitRunning("web", 2);
            assertThat(nodes.health("stream").path("status").asText()).isEqualTo("UP");
            assertThat(nodes.decisions("small")).isEmpty();

            broker.start();
            Eventually.within(SOON)
                    .see(
                            "every node's decision",
                            () -> nodes.decisions("small").stream()
                                    .flatMap(decision -> decision.nodes().stream())
                                    .toList(),
                            decided -> decided.size() == 2);
        }
    }

    @Test
    void aKilledServiceGoesOnWithoutAWrongOrder(@TempDir Path folder) {
        try (AutoscaledCluster nodes = start(folder, Map.of())) {
            nodes.deploy("web", 3, "1500m", "nodeSelector: {pool: small}");
            nodes.awaitRunning("web", 3);
            List<String> before = nodes.nodes("small");
            nodes.kubectl("taint", "nodes", before.getFirst(), "ToBeDeletedByClusterAutoscaler=1:NoSchedule");
            nodes.service().kill();

            nodes.scale("web", 4);
            nodes.service().startAgain().awaitReady(Duration.ofSeconds(120));

            nodes.awaitRunning("web", 4);
            assertThat(nodes.nodes("small")).hasSize(4).containsAll(before);
            Eventually.within(SOON)
                    .see(
                            "the mark of the last life is taken back",
                            () -> nodes.kubectl("get", "node", before.getFirst(), "-o=jsonpath={.spec.taints}"),
                            String::isEmpty);
        }
    }

    @Test
    void nothingIsRemovedWhileTheApiServerIsAwayAndTimersStartAnewAfterwards(@TempDir Path folder) throws Exception {
        Map<String, String> quick = Map.of(
                "scale-down-delay-after-add", "1s",
                "scale-down-unneeded-time", UNNEEDED.toSeconds() + "s",
                "scan-interval", "1s");
        try (AutoscaledCluster nodes = start(folder, quick)) {
            nodes.deploy("web", 2, "1500m", "nodeSelector: {pool: small}");
            nodes.awaitRunning("web", 2);
            nodes.scale("web", 0);
            cluster.stop(Component.API_SERVER);
            Eventually.within(SOON).holds("health says that it cannot see", () -> nodes.health("observation")
                    .path("status")
                    .asText()
                    .equals("DOWN"));
            assertThat(nodes.service().get("/q/health/live").status()).isEqualTo(200);

            Instant back = Instant.now();
            cluster.start(Component.API_SERVER);

            nodes.awaitNodes("small", 0);
            assertThat(nodes.decisions("small"))
                    .filteredOn(decision -> decision.desiredSize() < decision.currentSize())
                    .isNotEmpty()
                    .allMatch(decision -> decision.decidedAt().isAfter(back.plus(UNNEEDED)));
        }
    }

    private AutoscaledCluster start(Path folder, Map<String, String> flags) {
        return new AutoscaledCluster(cluster, folder, broker.bootstrapServers(), flags);
    }
}
