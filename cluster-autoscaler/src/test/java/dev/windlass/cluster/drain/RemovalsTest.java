package dev.windlass.cluster.drain;

import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.cluster.provider.FakeNodeGroups;
import dev.windlass.cluster.publish.Events;
import dev.windlass.cluster.scaledown.Removal;
import dev.windlass.cluster.scaledown.Utilization;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.PodKey;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.fake.FakeApiServer;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.stream.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovalsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final ManualClock clock = new ManualClock(START);
    private final FakeNodeGroups groups = new FakeNodeGroups("pool", 9);
    private final List<Events.Event> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
    private final List<Pod> onNode = new CopyOnWriteArrayList<>();
    private FakeApiServer api;
    private KubeConnection connection;
    private Removals removals;
    private Node leaving;

    @BeforeEach
    void start() throws Exception {
        api = FakeApiServer.start();
        connection = api.connect();
        groups.increase("pool", 1);
        leaving = groups.nodes().getFirst();
        ObjectNode object = JSON.createObjectNode();
        object.putObject("metadata").put("name", leaving.name());
        object.putObject("spec");
        api.put(Kinds.NODE, object);
        removals = new Removals(
                connection,
                groups,
                new NodeMarks(connection, true),
                new Events(events::add, clock),
                new Removals.Rules(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(600),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        true,
                        false,
                        -10),
                _ -> onNode,
                new Recording(),
                clock,
                clock::advance);
    }

    @AfterEach
    void stop() {
        removals.close();
        connection.close();
        api.close();
    }

    @Test
    void anEmptyNodeIsMarkedThenRemoved() throws Exception {
        removals.start(removal(), leaving);
        assertThat(outcome()).isEqualTo("removed " + leaving.name());
        assertThat(groups.nodes()).isEmpty();
        JsonNode spec = api.get(Kinds.NODE, ObjectKey.of(leaving.name())).path("spec");
        assertThat(spec.at("/taints/0/key").asText()).isEqualTo(NodeMarks.TO_BE_DELETED);
        assertThat(spec.at("/taints/0/value").asText()).isEqualTo(Long.toString(START.getEpochSecond()));
        assertThat(spec.path("unschedulable").asBoolean()).isTrue();
        assertThat(events)
                .extracting(Events.Event::message)
                .containsExactly("marked the node as toBeDeleted/unschedulable", "nodes removed by cluster autoscaler");
    }

    @Test
    void podsAreEvictedWithTheirOwnGraceBeforeTheNodeGoes() throws Exception {
        Pod web = arrive("web-1");
        evictionsAnswer(web, () -> {
            api.remove(Kinds.POD, new ObjectKey("default", "web-1"));
            return JSON.createObjectNode();
        });
        removals.start(removal(web), leaving);
        assertThat(outcome()).isEqualTo("evicted default/web-1");
        assertThat(outcome()).isEqualTo("removed " + leaving.name());
        assertThat(evictions.getFirst().at("/deleteOptions/gracePeriodSeconds").asInt())
                .isEqualTo(30);
        assertThat(evictions.getFirst().at("/deleteOptions/preconditions/uid").asText())
                .isEqualTo("default/web-1");
    }

    @Test
    void aPodThatDoesNotGoPutsTheNodeBack() throws Exception {
        Pod web = arrive("web-1");
        evictionsAnswer(web, JSON::createObjectNode);
        removals.start(removal(web), leaving);
        assertThat(outcome()).isEqualTo("evicted default/web-1");
        assertThat(outcome()).startsWith("failed").contains("default/web-1: still there 60 s after its eviction");
        assertThat(groups.nodes()).hasSize(1);
        JsonNode spec = api.get(Kinds.NODE, ObjectKey.of(leaving.name())).path("spec");
        assertThat(spec.path("taints")).isEmpty();
        assertThat(spec.path("unschedulable").asBoolean()).isFalse();
        assertThat(events).extracting(Events.Event::reason).contains("ScaleDownFailed");
    }

    @Test
    void aPodThatCameInTheMeantimeStopsTheRemoval() throws Exception {
        arrive("late");
        removals.start(removal(), leaving);
        assertThat(outcome())
                .isEqualTo("failed " + leaving.name() + ": pod default/late has come to the node in the meantime");
        assertThat(groups.nodes()).hasSize(1);
    }

    @Test
    void aProviderThatFailsPutsTheNodeBack() throws Exception {
        groups.fail("out of order");
        removals.start(removal(), leaving);
        assertThat(outcome()).contains("out of order");
        assertThat(api.get(Kinds.NODE, ObjectKey.of(leaving.name())).at("/spec/taints"))
                .isEmpty();
    }

    private final List<JsonNode> evictions = new CopyOnWriteArrayList<>();

    private interface Answer {
        ObjectNode make();
    }

    private void evictionsAnswer(Pod pod, Answer answer) {
        api.onPost("/api/v1/namespaces/default/pods/" + pod.key().name() + "/eviction", body -> {
            evictions.add(body);
            return answer.make();
        });
    }

    /** A pod that is on the node now, also at the API server. */
    private Pod arrive(String name) {
        Pod pod = pod(name).on(leaving.name()).build();
        onNode.add(pod);
        ObjectNode object = JSON.createObjectNode();
        object.putObject("metadata")
                .put("namespace", "default")
                .put("name", name)
                .put("uid", pod.uid());
        api.put(Kinds.POD, object);
        return pod;
    }

    private Removal removal(Pod... moved) {
        Map<PodKey, String> places = new HashMap<>();
        List<Pod> pods = new ArrayList<>(List.of(moved));
        pods.forEach(pod -> places.put(pod.key(), "elsewhere"));
        return new Removal(leaving.name(), "pool", pods, places, new Utilization(0, 0), true, true, START);
    }

    private String outcome() throws InterruptedException {
        return String.valueOf(outcomes.poll(20, TimeUnit.SECONDS));
    }

    private final class Recording implements Removals.Listener {
        @Override
        public void evicted(Pod pod) {
            outcomes.add("evicted " + pod.key());
        }

        @Override
        public void removed(Removal removal) {
            outcomes.add("removed " + removal.node());
        }

        @Override
        public void failed(Removal removal, String reason) {
            outcomes.add("failed " + removal.node() + ": " + reason);
        }
    }
}
