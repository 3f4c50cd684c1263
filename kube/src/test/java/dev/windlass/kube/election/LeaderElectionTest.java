package dev.windlass.kube.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.Waiting;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.fake.FakeApiServer;
import dev.windlass.kube.fake.Fault;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaderElectionTest {
    private static final ObjectKey LEASE = new ObjectKey("kube-system", "windlass");

    private final List<String> story = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
    private final InstantSource clock = now::get;
    private FakeApiServer server;
    private KubeConnection connection;

    @BeforeEach
    void start() throws IOException {
        server = FakeApiServer.start();
        connection = server.connect();
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
    }

    private LeaseSettings settings(String identity) {
        return new LeaseSettings(
                LEASE, identity, Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofMillis(5), clock);
    }

    private LeaderElection candidate(String identity) {
        return LeaderElection.start(
                connection,
                settings(identity),
                () -> story.add(identity + " leads"),
                () -> story.add(identity + " stops"));
    }

    private void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    private String holder() {
        return server.get(Kinds.LEASE, LEASE).at("/spec/holderIdentity").asText();
    }

    @Test
    void theFirstLeadsAndTheSecondTakesOverWhenItLeaves() throws InterruptedException {
        LeaderElection first = candidate("a");
        Waiting.until("a leads", first::isLeader);
        try (LeaderElection second = candidate("b")) {
            assertThat(second.isLeader()).isFalse();
            first.close();

            Waiting.until("b leads", () -> story.contains("b leads"));
            assertThat(second.isLeader()).isTrue();
            assertThat(first.isLeader()).isFalse();
            assertThat(story).containsExactly("a leads", "a stops", "b leads");
            assertThat(server.get(Kinds.LEASE, LEASE)
                            .at("/spec/leaseTransitions")
                            .asInt())
                    .isEqualTo(1);
        }
        assertThat(holder()).isEmpty();
    }

    @Test
    void aSilentLeaderIsOutwaitedByOnesOwnClock() throws InterruptedException {
        server.put(Kinds.LEASE, foreignLease("2001-01-01T00:00:00.000000Z"));
        try (LeaderElection candidate = candidate("b")) {
            Waiting.until("it has looked", () -> reads() > 2);
            assertThat(candidate.isLeader())
                    .as("an old time of another clock proves nothing")
                    .isFalse();
            advance(Duration.ofSeconds(14));
            long before = reads();
            Waiting.until("it has looked again", () -> reads() > before + 2);
            assertThat(candidate.isLeader()).isFalse();

            advance(Duration.ofSeconds(1));
            Waiting.until("b leads", candidate::isLeader);
        }
    }

    @Test
    void aLeaderThatRenewsIsNotOutwaited() throws InterruptedException {
        server.put(Kinds.LEASE, foreignLease("2001-01-01T00:00:00.000000Z"));
        try (LeaderElection candidate = candidate("b")) {
            for (int second = 10; second < 50; second += 10) {
                long before = reads();
                Waiting.until("it has looked", () -> reads() > before + 2);
                server.put(Kinds.LEASE, foreignLease("2001-01-01T00:00:%d.000000Z".formatted(second)));
                long after = reads();
                Waiting.until("it has looked again", () -> reads() > after + 2);
                advance(Duration.ofSeconds(10));
            }
            assertThat(candidate.isLeader()).isFalse();
            assertThat(story).isEmpty();
        }
    }

    @Test
    void aLeaderThatCanNotRenewStopsBeforeItsLeaseEnds() throws InterruptedException {
        try (LeaderElection leader = candidate("a")) {
            Waiting.until("a leads", leader::isLeader);
            server.stop();
            advance(Duration.ofSeconds(9));
            assertThat(leader.isLeader()).isTrue();
            advance(Duration.ofSeconds(2));

            assertThat(leader.isLeader())
                    .as("at once, whatever the loop is doing")
                    .isFalse();
            Waiting.until("it says so", () -> story.contains("a stops"));
        }
    }

    @Test
    void anOtherHolderEndsTheLeadership() throws InterruptedException {
        try (LeaderElection leader = candidate("a")) {
            Waiting.until("a leads", leader::isLeader);
            server.put(Kinds.LEASE, foreignLease("2026-01-02T03:04:05.000000Z"));

            Waiting.until("a stops", () -> story.contains("a stops"));
            assertThat(leader.isLeader()).isFalse();
        }
        assertThat(holder()).as("another's lease is not given back").isEqualTo("other");
    }

    @Test
    void failuresAreOutlasted() throws InterruptedException {
        server.failNextOther(new Fault.Refuse(500, "InternalError"));
        server.failNextOther(new Fault.Garbage());
        server.failNextOther(new Fault.Vanish());
        try (LeaderElection leader = candidate("a")) {
            Waiting.until("a leads", leader::isLeader);
        }
    }

    @Test
    void patienceMustBeInOrder() {
        assertThatThrownBy(() -> LeaseSettings.of("ns", "l", "me")
                        .withTimes(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(2)))
                .hasMessageContaining("leaseFor must be longer than renewWithin");
        assertThatThrownBy(() -> LeaseSettings.of("ns", "l", "")).hasMessageContaining("needs an identity");
    }

    private long reads() {
        return server.requests().stream()
                .filter(request -> request.method().equals("GET"))
                .count();
    }

    private static ObjectNode foreignLease(String renewed) {
        return new LeaseRecord("other", Duration.ofSeconds(15), "2001-01-01T00:00:00.000000Z", renewed, 3, "")
                .json(LEASE);
    }
}
