package dev.windlass.kube.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.fake.FakeApiServer;
import dev.windlass.kube.fake.Fault;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.node.Eviction;
import dev.windlass.kube.node.EvictionClient;
import dev.windlass.kube.node.NodeClient;
import dev.windlass.kube.node.Taint;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KubeObjectsTest {
    private static final ObjectKey SETTINGS = new ObjectKey("kube-system", "settings");
    private static final ObjectKey NODE = ObjectKey.of("n1");

    private FakeApiServer server;
    private KubeConnection connection;
    private KubeObjects objects;

    @BeforeEach
    void start() throws IOException {
        server = FakeApiServer.start();
        connection = server.connect();
        objects = new KubeObjects(connection, Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
    }

    @Test
    void absenceIsAnAnswerAndRefusalAnException() throws IOException {
        assertThat(objects.getJson(Kinds.NODE, NODE)).isEmpty();
        assertThat(objects.delete(Kinds.NODE, NODE)).isFalse();

        server.failNextOther(new Fault.Refuse(403, "Forbidden"));
        KubeException refused = catchThrowableOfType(KubeException.class, () -> objects.getJson(Kinds.NODE, NODE));
        assertThat(refused.code()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("Forbidden");
        assertThat(refused).hasMessage("GET /api/v1/nodes/n1: 403 Forbidden: the fake says Forbidden");
    }

    @Test
    void aServerThatIsAwayOrSilentIsAnIoException() {
        server.failNextOther(new Fault.Drip(60_000));
        KubeObjects impatient = new KubeObjects(connection, Duration.ofMillis(200));
        assertThatThrownBy(() -> impatient.getJson(Kinds.NODE, NODE))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(KubeException.class);
        server.stop();
        assertThatThrownBy(() -> objects.getJson(Kinds.NODE, NODE))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(KubeException.class);
    }

    @Test
    void anOldVersionIsAConflict() throws IOException {
        ObjectNode first = server.put(Kinds.NODE, node());
        server.put(Kinds.NODE, node());

        KubeException conflict =
                catchThrowableOfType(KubeException.class, () -> objects.replace(Kinds.NODE, NODE, first));

        assertThat(conflict.isConflict()).isTrue();
        assertThat(catchThrowableOfType(KubeException.class, () -> objects.create(Kinds.NODE, node()))
                        .isAlreadyExists())
                .isTrue();
    }

    @Test
    void configMapsAreCreatedOrUpdated() throws IOException {
        ConfigMaps maps = new ConfigMaps(connection, "windlass-test");
        assertThat(maps.read(SETTINGS)).isEmpty();

        maps.write(SETTINGS, Map.of("a", "1"), Map.of("note", "x"));
        maps.write(SETTINGS, Map.of("b", "2"), Map.of());

        assertThat(maps.read(SETTINGS)).contains(Map.of("a", "1", "b", "2"));
        assertThat(server.get(Kinds.CONFIG_MAP, SETTINGS)
                        .at("/metadata/annotations/note")
                        .asText())
                .isEqualTo("x");
    }

    @Test
    void taintsComeAndGoBesideThoseOfOthers() throws IOException {
        ObjectNode node = node();
        node.putObject("spec")
                .putArray("taints")
                .addObject()
                .put("key", "theirs")
                .put("effect", "NoExecute");
        server.put(Kinds.NODE, node);
        NodeClient nodes = new NodeClient(connection);

        assertThat(nodes.taint("n1", new Taint("ours", "1", Taint.Effect.NO_SCHEDULE)))
                .isTrue();
        nodes.taint("n1", new Taint("ours", "2", Taint.Effect.NO_SCHEDULE));
        assertThat(server.get(Kinds.NODE, NODE).at("/spec/taints")).hasSize(2);
        assertThat(server.get(Kinds.NODE, NODE).at("/spec/taints/1/value").asText())
                .isEqualTo("2");

        nodes.untaint("n1", "ours");
        assertThat(server.get(Kinds.NODE, NODE).at("/spec/taints")).hasSize(1);
        assertThat(nodes.untaint("gone", "ours")).isFalse();
    }

    @Test
    void aTaintIsTriedAgainWhenSomebodyElseWasQuicker() throws IOException {
        server.put(Kinds.NODE, node());
        server.failNextPatch(new Fault.Refuse(409, "Conflict"));
        server.failNextPatch(new Fault.Refuse(409, "Conflict"));

        assertThat(new NodeClient(connection).taint("n1", new Taint("ours", "1", Taint.Effect.NO_SCHEDULE)))
                .isTrue();
        assertThat(server.get(Kinds.NODE, NODE).at("/spec/taints")).hasSize(1);
    }

    @Test
    void cordoningMarksTheNode() throws IOException {
        server.put(Kinds.NODE, node());
        NodeClient nodes = new NodeClient(connection);

        nodes.cordon("n1");
        assertThat(server.get(Kinds.NODE, NODE).at("/spec/unschedulable").asBoolean())
                .isTrue();
        nodes.uncordon("n1");
        assertThat(server.get(Kinds.NODE, NODE).at("/spec/unschedulable").asBoolean())
                .isFalse();
    }

    @Test
    void anEvictionIsAcceptedRefusedOrTooLate() throws IOException {
        EvictionClient evictions = new EvictionClient(connection);
        ObjectKey pod = new ObjectKey("shop", "web");

        server.failNextOther(new Fault.Refuse(429, "TooManyRequests"));
        assertThat(evictions.evict(pod)).isEqualTo(new Eviction.Refused("the fake says TooManyRequests", null));
        server.failNextOther(new Fault.Refuse(404, "NotFound"));
        assertThat(evictions.evict(pod)).isEqualTo(new Eviction.Absent());
        assertThat(evictions.evict(pod, Duration.ofSeconds(30))).isEqualTo(new Eviction.Accepted());
        assertThat(server.requests().getLast().path()).isEqualTo("/api/v1/namespaces/shop/pods/web/eviction");
    }

    private static ObjectNode node() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("apiVersion", "v1").put("kind", "Node").putObject("metadata").put("name", "n1");
        return node;
    }
}
