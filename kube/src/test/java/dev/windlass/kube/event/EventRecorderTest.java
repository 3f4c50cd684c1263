package dev.windlass.kube.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.Waiting;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.fake.FakeApiServer;
import dev.windlass.kube.fake.Fault;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.wire.ObjectReference;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventRecorderTest {
    private static final Kind<JsonNode> EVENTS = Kind.jsonNamespaced("v1", "events", "Event");
    private static final ObjectReference WEB = ObjectReference.newBuilder()
            .setApiVersion("apps/v1")
            .setKind("Deployment")
            .setNamespace("shop")
            .setName("web")
            .build();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
    private FakeApiServer server;
    private KubeConnection connection;
    private EventRecorder recorder;

    @BeforeEach
    void start() throws IOException {
        server = FakeApiServer.start();
        connection = server.connect();
        recorder = new EventRecorder(connection, "windlass-test", "replica-1", now::get);
    }

    @AfterEach
    void stop() {
        recorder.close();
        connection.close();
        server.close();
    }

    private List<ObjectNode> events() {
        return server.list(EVENTS);
    }

    @Test
    void writesWhatHappenedToWhat() throws InterruptedException {
        recorder.record(WEB, EventType.NORMAL, "SuccessfulRescale", "New size: 3");

        Waiting.until("the event is there", () -> events().size() == 1);
        ObjectNode event = events().getFirst();
        assertThat(event.at("/involvedObject/name").asText()).isEqualTo("web");
        assertThat(event.at("/metadata/namespace").asText()).isEqualTo("shop");
        assertThat(event.path("type").asText()).isEqualTo("Normal");
        assertThat(event.path("reason").asText()).isEqualTo("SuccessfulRescale");
        assertThat(event.path("firstTimestamp").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(event.at("/source/component").asText()).isEqualTo("windlass-test");
    }

    @Test
    void theSameAgainRaisesTheCount() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            recorder.record(WEB, EventType.NORMAL, "SuccessfulRescale", "New size: 3");
            now.updateAndGet(instant -> instant.plusSeconds(60));
        }
        recorder.record(WEB, EventType.NORMAL, "SuccessfulRescale", "New size: 4");

        Waiting.until("both are there", () -> events().size() == 2);
        assertThat(events()).extracting(event -> event.path("count").asInt()).containsExactlyInAnyOrder(3, 1);
        assertThat(events())
                .anySatisfy(event ->
                        assertThat(event.path("lastTimestamp").asText()).isEqualTo("2026-01-02T03:06:05Z"));
    }

    @Test
    void anExpiredEventIsWrittenAnew() throws InterruptedException {
        recorder.record(WEB, EventType.WARNING, "FailedGetScale", "no");
        Waiting.until("the event is there", () -> events().size() == 1);
        server.remove(
                EVENTS,
                new ObjectKey("shop", events().getFirst().at("/metadata/name").asText()));
        recorder.record(WEB, EventType.WARNING, "FailedGetScale", "no");
        Waiting.until("it is there again", () -> events().size() == 1);

        now.updateAndGet(instant -> instant.plus(Duration.ofHours(1)));
        recorder.record(WEB, EventType.WARNING, "FailedGetScale", "no");
        Waiting.until("an hour later it is a new one", () -> events().size() == 2);
    }

    @Test
    void clusterScopedObjectsHaveTheirEventsInDefault() throws InterruptedException {
        ObjectReference node =
                ObjectReference.newBuilder().setKind("Node").setName("n1").build();
        recorder.record(node, EventType.NORMAL, "ScaleDown", "goes");

        Waiting.until("the event is there", () -> events().size() == 1);
        assertThat(events().getFirst().at("/metadata/namespace").asText()).isEqualTo("default");
    }

    @Test
    void neitherBlocksNorFailsWhenTheServerDoes() throws InterruptedException {
        server.failNextOther(new Fault.Refuse(403, "Forbidden"));
        recorder.record(WEB, EventType.NORMAL, "A", "refused");
        Waiting.until("it is counted", () -> recorder.dropped() == 1);

        server.failNextOther(new Fault.Drip(500));
        for (int i = 0; i < 3000; i++) {
            recorder.record(WEB, EventType.NORMAL, "A", "flood " + i);
        }
        assertThat(recorder.dropped()).isGreaterThan(1000);
    }

    @Test
    void closingWritesWhatIsWaiting() {
        for (int i = 0; i < 50; i++) {
            recorder.record(WEB, EventType.NORMAL, "A", "number " + i);
        }
        recorder.close();

        assertThat(events()).hasSize(50);
    }
}
