package dev.windlass.cluster.app;

import static dev.windlass.cluster.snapshot.NodeBuilder.node;
import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.observe.Freshness;
import dev.windlass.cluster.observe.GroupsSeen;
import dev.windlass.cluster.observe.HorizontalDecisions;
import dev.windlass.cluster.observe.Observation;
import dev.windlass.cluster.observe.SnapshotBuilder;
import dev.windlass.cluster.observe.View;
import dev.windlass.cluster.provider.FakeNodeGroups;
import dev.windlass.cluster.publish.Events;
import dev.windlass.cluster.scaledown.Workloads;
import dev.windlass.cluster.scaleup.Backoff;
import dev.windlass.cluster.scaleup.Demand;
import dev.windlass.cluster.scaleup.Limits;
import dev.windlass.cluster.scaleup.Option;
import dev.windlass.cluster.scaleup.Simulation;
import dev.windlass.cluster.scaleup.Templates;
import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.publish.DecisionPublisher;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.OutboxState;
import dev.windlass.stream.publish.OutgoingRecord;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.time.ManualClock;
import dev.windlass.stream.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final FakeNodeGroups groups = new FakeNodeGroups("pool", 3);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Events.Event> events = new ArrayList<>();
    private final List<OutgoingRecord> published = new ArrayList<>();
    private final SnapshotBuilder snapshots =
            new SnapshotBuilder(new Templates(Scheduling.STANDARD, Set.of()), Duration.ofMinutes(15));
    private final Growth growth = growth();
    private final List<Pod> pods = new ArrayList<>();

    @Test
    void podsWithoutAPlaceGetNodesAndAreTold() {
        pods.add(pod("web").asking(1500, 100).build());
        assertThat(pass()).isTrue();
        assertThat(groups.nodes()).hasSize(1);
        assertThat(published).hasSize(1);
        assertThat(reasons()).containsExactly("ScaledUpGroup", "TriggeredScaleUp", "ScaledUpGroup");
        assertThat(meters.get("cluster_autoscaler_scaled_up_nodes").counter().count())
                .isEqualTo(1);
    }

    @Test
    void whatIsOrderedOnceIsNotOrderedAgain() {
        pods.add(pod("web").asking(1500, 100).build());
        pass();
        assertThat(pass()).isFalse();
        assertThat(groups.nodes()).hasSize(1);
    }

    @Test
    void aGroupThatFailedIsLeftAloneForFiveMinutes() {
        pods.add(pod("web").asking(1500, 100).build());
        groups.fail("no more machines");
        assertThat(pass()).isFalse();
        assertThat(published).isEmpty();
        assertThat(reasons()).contains("FailedToScaleUpGroup");
        groups.fail("");

        clock.advance(Duration.ofMinutes(4));
        assertThat(pass()).isFalse();
        assertThat(messages()).contains("pod didn't trigger scale-up: 1 in backoff after failed scale-up");

        clock.advance(Duration.ofMinutes(1));
        assertThat(pass()).isTrue();
    }

    @Test
    void brandNewPodsAreWaitedForTogether() {
        pods.add(pod("web").asking(1500, 100).createdAt(clock.instant()).build());
        assertThat(pass()).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(pass()).isTrue();
    }

    @Test
    void aPodThatNoGroupHelpsIsToldEveryReason() {
        pods.add(pod("huge").asking(9000, 9000).build());
        assertThat(pass()).isFalse();
        assertThat(messages())
                .containsExactly("pod didn't trigger scale-up: 1 Insufficient cpu, 1 Insufficient memory");
    }

    /** One look at the cluster, and an order if one is due. */
    private boolean pass() {
        Observation seen = new Observation(
                Freshness.Fresh.FRESH,
                groups.nodes(),
                pods,
                List.of(),
                Workloads.UNKNOWN,
                List.of(),
                Map.of(),
                Map.of());
        Map<String, String> groupOfNode = new HashMap<>();
        groups.nodes().forEach(node -> groupOfNode.put(node.name(), "pool"));
        Node definition = node("definition").with(2000, 4096).build();
        Instant now = clock.instant();
        View view =
                snapshots.build(seen, new GroupsSeen(groups.groups(), groupOfNode, Map.of("pool", definition)), now);
        Growth.Simulated simulated = growth.simulate(view, seen, Set.of(), now);
        Optional<Option> chosen = growth.choose(simulated, now);
        return chosen.isPresent() && growth.order(chosen.get(), simulated, now);
    }

    private List<String> reasons() {
        return events.stream().map(Events.Event::reason).toList();
    }

    private List<String> messages() {
        return events.stream().map(Events.Event::message).toList();
    }

    private Growth growth() {
        Growth.Rules rules = new Growth.Rules(
                new Demand(Set.of(), Duration.ZERO),
                Limits.NONE,
                new Backoff.Rules(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(3)),
                List.of("least-waste"),
                Duration.ofMinutes(15),
                Duration.ofMinutes(2),
                "kube-system",
                "cluster-autoscaler-status");
        StreamSettings off = StreamSettings.disabled();
        return new Growth(
                rules,
                new Simulation(Scheduling.STANDARD),
                groups,
                HorizontalDecisions.follow(
                        TopicSource.of(off, "test", clock), off, Duration.ofMinutes(2), _ -> true, () -> {}),
                new DecisionPublisher(new Recording(), Topics.DEFAULT, "cluster-autoscaler"),
                new Events(events::add, clock),
                new AutoscalerMetrics(meters, true),
                OpenTelemetry.noop().getTracer("test"),
                new Random(1));
    }

    /** Keeps what would be sent. */
    private final class Recording implements Outbox {
        @Override
        public void publish(OutgoingRecord outgoing) {
            published.add(outgoing);
        }

        @Override
        public OutboxState state() {
            throw new UnsupportedOperationException("nobody asks here");
        }

        @Override
        public void close() {}
    }
}
