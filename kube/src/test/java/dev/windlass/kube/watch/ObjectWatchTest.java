package dev.windlass.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.Waiting;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.fake.FakeApiServer;
import dev.windlass.kube.fake.Fault;
import dev.windlass.kube.fake.RecordedRequest;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.PodSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectWatchTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final WatchSettings QUICK =
            WatchSettings.defaults().withPauses(Duration.ofMillis(5), Duration.ofMillis(20));

    private FakeApiServer server;
    private KubeConnection connection;
    private final Mirror<String> mirror = new Mirror<>();

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

    @Test
    void listsInPagesAndThenFollows() throws InterruptedException {
        for (int i = 0; i < 25; i++) {
            server.put(Kinds.POD, pod("shop", "web-" + i, "n1"));
        }
        try (ObjectWatch<Pod, String> watch = watchPods(request().settings(QUICK.withPageSize(10)))) {
            assertThat(watch.awaitSynced(SOON)).isTrue();
            assertThat(mirror.size()).isEqualTo(25);
            assertThat(lists()).hasSize(3);

            server.put(Kinds.POD, pod("shop", "web-0", "n2"));
            server.put(Kinds.POD, pod("blog", "one", "n3"));
            server.remove(Kinds.POD, new ObjectKey("shop", "web-1"));

            awaitNode("shop", "web-0", "n2");
            awaitNode("blog", "one", "n3");
            Waiting.until("web-1 is gone", () -> mirror.get(new ObjectKey("shop", "web-1"))
                    .isEmpty());
            assertThat(mirror.byNamespace("shop")).hasSize(24);
            assertThat(watch.state().events()).isEqualTo(3);
            assertThat(lists())
                    .allSatisfy(list -> assertThat(list.accept()).startsWith("application/vnd.kubernetes.protobuf"));
        }
    }

    @Test
    void selectsByLabelsFieldsAndNamespace() throws InterruptedException {
        server.put(
                Kinds.POD,
                pod("shop", "web", "n1").toBuilder()
                        .setMetadata(ObjectMeta.newBuilder()
                                .setName("web")
                                .setNamespace("shop")
                                .putLabels("app", "web"))
                        .build());
        server.put(Kinds.POD, pod("shop", "other", "n1"));
        WatchRequest<Pod> selected = request()
                .namespace("shop")
                .labelSelector(LabelSelector.parse("app=web"))
                .fieldSelector("spec.nodeName=n1");

        try (ObjectWatch<Pod, String> watch = watchPods(selected)) {
            assertThat(watch.awaitSynced(SOON)).isTrue();

            assertThat(mirror.values()).containsExactly("n1");
            assertThat(lists().getFirst().path()).isEqualTo("/api/v1/namespaces/shop/pods");
        }
    }

    @Test
    void followsCustomResourcesInJson() throws InterruptedException, IOException {
        Kind<JsonNode> widgets = Kind.jsonNamespaced("example.dev/v1", "widgets", "Widget");
        server.put(widgets, widget("one", 1));
        try (var watch = ObjectWatch.start(
                connection,
                WatchRequest.of(widgets).settings(QUICK),
                node -> node.path("kind").asText()
                        + node.path("spec").path("size").asInt(),
                mirror)) {
            assertThat(watch.awaitSynced(SOON)).isTrue();
            server.put(widgets, widget("two", 2));

            Waiting.until("two is seen", () -> mirror.size() == 2);
            assertThat(mirror.values()).contains("Widget1");
        }
    }

    @Test
    void goesOnFromTheLastVersionWhenAWatchBreaksOff() throws InterruptedException {
        server.put(Kinds.POD, pod("shop", "web", "n1"));
        try (ObjectWatch<Pod, String> watch = watchPods(request())) {
            awaitWatching(watch);
            server.breakWatches();
            server.put(Kinds.POD, pod("shop", "web", "n2"));

            awaitNode("shop", "web", "n2");
            assertThat(watch.state().lists()).isEqualTo(1);
        }
    }

    @Test
    void doesNotListAgainWhenAWatchEndsAsItShould() throws InterruptedException {
        try (ObjectWatch<Pod, String> watch = watchPods(request())) {
            awaitWatching(watch);
            server.endWatches();
            server.put(Kinds.POD, pod("shop", "web", "n1"));

            awaitNode("shop", "web", "n1");
            assertThat(watch.state().lists()).isEqualTo(1);
        }
    }

    @Test
    void listsAgainWhenItsVersionHasExpired() throws InterruptedException {
        server.put(Kinds.POD, pod("shop", "old", "n1"));
        try (ObjectWatch<Pod, String> watch = watchPods(request())) {
            awaitWatching(watch);
            server.stop();
            server.remove(Kinds.POD, new ObjectKey("shop", "old"));
            server.put(Kinds.POD, pod("shop", "new", "n2"));
            server.compact();
            restart();

            awaitNode("shop", "new", "n2");
            assertThat(mirror.get(new ObjectKey("shop", "old"))).isEmpty();
            assertThat(watch.state().lists()).isEqualTo(2);
        }
    }

    @Test
    void listsAgainWhenTheExpiryComesWithinTheStream() throws InterruptedException {
        try (ObjectWatch<Pod, String> watch = watchPods(request())) {
            awaitWatching(watch);
            server.errorEvent(410, "Expired");

            Waiting.until("a second list", () -> watch.state().lists() == 2);
        }
    }

    @Test
    void aBookmarkSparesTheListAfterACompaction() throws InterruptedException {
        try (ObjectWatch<Pod, String> watch = watchPods(request())) {
            awaitWatching(watch);
            server.compact();
            server.bookmark();
            Waiting.until("the bookmark has been read", () -> watchedFrom(watch));
            server.put(Kinds.POD, pod("shop", "web", "n1"));

            awaitNode("shop", "web", "n1");
            assertThat(watch.state().lists()).isEqualTo(1);
        }
    }

    // Ends the watch and looks whether the next one begins at a version that the compaction has left.
    private boolean watchedFrom(ObjectWatch<Pod, String> watch) {
        server.endWatches();
        List<RecordedRequest> watches =
                server.requests().stream().filter(RecordedRequest::isWatch).toList();
        return watch.state().lists() == 1
                && watches.size() > 1
                && Long.parseLong(watches.getLast().query().get("resourceVersion")) > 100;
    }

    @Test
    void startsAPagedListAnewWhenItsTokenExpires() throws InterruptedException {
        for (int i = 0; i < 25; i++) {
            server.put(Kinds.POD, pod("shop", "web-" + i, "n1"));
        }
        server.failNextList(new Fault.Drip(0));
        server.failNextList(new Fault.Refuse(410, "Expired"));
        try (ObjectWatch<Pod, String> watch = watchPods(request().settings(QUICK.withPageSize(10)))) {
            assertThat(watch.awaitSynced(SOON)).isTrue();

            assertThat(mirror.size()).isEqualTo(25);
            assertThat(lists().getLast().query()).doesNotContainKey("limit");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 10, 60, 500})
    void halfAListNeverBecomesVisible(int bytes) throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            server.put(Kinds.POD, pod("shop", "web-" + i, "n1"));
        }
        server.failNextList(new Fault.Truncate(bytes));
        SizesSeen sizes = new SizesSeen(mirror);
        try (ObjectWatch<Pod, String> watch = ObjectWatch.start(connection, request(), ObjectWatchTest::node, sizes)) {
            assertThat(watch.awaitSynced(SOON)).isTrue();

            assertThat(sizes.begun).isEqualTo(2);
            assertThat(sizes.atEnds).containsExactly(20);
        }
    }

    @Test
    void garbageVanishingAndRefusalsAreOutlastedWithPauses() throws InterruptedException {
        server.put(Kinds.POD, pod("shop", "web", "n1"));
        server.failNextList(new Fault.Garbage());
        server.failNextList(new Fault.Vanish());
        server.failNextList(new Fault.Refuse(500, "InternalError"));
        server.failNextList(new Fault.Refuse(403, "Forbidden"));
        server.failNextWatch(new Fault.Garbage());
        server.failNextWatch(new Fault.Refuse(429, "TooManyRequests"));
        try (ObjectWatch<Pod, String> watch = watchPods(request())) {
            assertThat(watch.awaitSynced(SOON)).isTrue();
            server.put(Kinds.POD, pod("shop", "web", "n2"));

            awaitNode("shop", "web", "n2");
            assertThat(watch.state().failures()).isZero();
            assertThat(watch.state().lastError()).isEmpty();
        }
    }

    @Test
    void tellsWhyItIsNotSynced() throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            server.failNextList(new Fault.Refuse(403, "Forbidden"));
        }
        try (ObjectWatch<Pod, String> watch = watchPods(request())) {
            Waiting.until("failures are counted", () -> watch.state().failures() > 2);

            assertThat(watch.state().lastError()).contains("403 Forbidden").contains("/api/v1/pods");
            assertThat(watch.state().synced()).isFalse();
            assertThat(watch.awaitSynced(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void readsASlowListToItsEnd() throws InterruptedException {
        server.put(Kinds.POD, pod("shop", "web", "n1"));
        server.failNextList(new Fault.Drip(1));
        try (ObjectWatch<Pod, String> watch = watchPods(request())) {
            assertThat(watch.awaitSynced(SOON)).isTrue();

            assertThat(mirror.size()).isEqualTo(1);
        }
    }

    @Test
    void keepsTheLastStateWhileTheServerIsAway() throws InterruptedException {
        server.put(Kinds.POD, pod("shop", "web", "n1"));
        try (ObjectWatch<Pod, String> watch = watchPods(request())) {
            awaitWatching(watch);
            server.stop();
            Waiting.until("it is noticed", () -> watch.state().failures() > 1);

            assertThat(mirror.size()).isEqualTo(1);
            assertThat(watch.state().synced()).isTrue();
            restart();
            server.put(Kinds.POD, pod("shop", "web", "n2"));
            awaitNode("shop", "web", "n2");
        }
    }

    @Test
    void anObjectThatCanNotBeProjectedIsLeftOutAndCounted() throws InterruptedException {
        server.put(Kinds.POD, pod("shop", "good", "n1"));
        server.put(Kinds.POD, pod("shop", "bad", "boom"));
        try (var watch = ObjectWatch.start(connection, request(), ObjectWatchTest::node, mirror)) {
            awaitWatching(watch);
            assertThat(mirror.values()).containsExactly("n1");
            assertThat(watch.state().rejected()).isEqualTo(1);

            server.put(Kinds.POD, pod("shop", "good", "boom"));
            Waiting.until("an old value does not outlive a bad new one", () -> mirror.size() == 0);
        }
    }

    @Test
    void isSilentAfterItIsClosed() throws InterruptedException {
        ObjectWatch<Pod, String> watch = watchPods(request());
        awaitWatching(watch);
        watch.close();

        Waiting.until("the server sees it leave", () -> {
            server.put(Kinds.POD, pod("shop", "late", "n1"));
            return server.openWatches() == 0;
        });
        assertThat(mirror.size()).isZero();
    }

    private static final class SizesSeen implements WatchSink<String> {
        private final Mirror<String> mirror;
        private final List<Integer> atEnds = new java.util.concurrent.CopyOnWriteArrayList<>();
        private volatile int begun;

        SizesSeen(Mirror<String> mirror) {
            this.mirror = mirror;
        }

        @Override
        public void begin() {
            begun++;
            mirror.begin();
            assertThat(mirror.size()).isZero();
        }

        @Override
        public void item(ObjectKey key, String value) {
            mirror.item(key, value);
        }

        @Override
        public void end(String resourceVersion) {
            mirror.end(resourceVersion);
            atEnds.add(mirror.size());
        }

        @Override
        public void upsert(ObjectKey key, String value) {
            mirror.upsert(key, value);
        }

        @Override
        public void delete(ObjectKey key) {
            mirror.delete(key);
        }
    }

    private void restart() {
        try {
            server.startAgain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WatchRequest<Pod> request() {
        return WatchRequest.of(Kinds.POD).settings(QUICK);
    }

    private ObjectWatch<Pod, String> watchPods(WatchRequest<Pod> request) {
        return ObjectWatch.start(connection, request, ObjectWatchTest::node, mirror);
    }

    private static String node(Pod pod) {
        String node = pod.getSpec().getNodeName();
        if (node.equals("boom")) {
            throw new IllegalArgumentException("this pod can not be read");
        }
        return node;
    }

    private void awaitWatching(ObjectWatch<Pod, String> watch) throws InterruptedException {
        assertThat(watch.awaitSynced(SOON)).isTrue();
        Waiting.until("a watch is open", () -> server.openWatches() > 0);
    }

    private void awaitNode(String namespace, String name, String node) throws InterruptedException {
        Waiting.until(name + " is on " + node, () -> mirror.get(new ObjectKey(namespace, name))
                .equals(Optional.of(node)));
    }

    private List<RecordedRequest> lists() {
        return server.requests().stream().filter(request -> !request.isWatch()).toList();
    }

    private static Pod pod(String namespace, String name, String node) {
        return Pod.newBuilder()
                .setMetadata(ObjectMeta.newBuilder().setNamespace(namespace).setName(name))
                .setSpec(PodSpec.newBuilder().setNodeName(node))
                .build();
    }

    private static ObjectNode widget(String name, int size) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("apiVersion", "example.dev/v1").put("kind", "Widget");
        node.putObject("metadata").put("namespace", "shop").put("name", name);
        node.putObject("spec").put("size", size);
        return node;
    }
}
