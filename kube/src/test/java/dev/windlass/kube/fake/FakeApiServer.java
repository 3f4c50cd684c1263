package dev.windlass.kube.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import com.sun.net.httpserver.HttpServer;
import dev.windlass.kube.client.KubeClients;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeSettings;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The fake: start it, put objects in, let it misbehave. Plain HTTP on a free loopback port. */
public final class FakeApiServer implements AutoCloseable {
    private final FakeStore store = new FakeStore();
    private final FakeHandler handler = new FakeHandler(store);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    private FakeApiServer(HttpServer server) {
        this.server = server;
    }

    public static FakeApiServer start() throws IOException {
        FakeApiServer fake = new FakeApiServer(listen(0));
        fake.serve();
        return fake;
    }

    private static HttpServer listen(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }

    private void serve() {
        server.createContext("/", handler);
        server.setExecutor(workers);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public KubeConnection connect() {
        return KubeClients.connect(uri(), KubeSettings.inCluster());
    }

    /** Adds or replaces an object. */
    public <M extends Message> void put(Kind<M> kind, M object) {
        put(kind, JsonObjects.write(kind, object));
    }

    /** Adds or replaces an object given as JSON; returns it as stored. */
    public ObjectNode put(Kind<?> kind, ObjectNode object) {
        return store.put(kind.path(""), object);
    }

    public void remove(Kind<?> kind, ObjectKey key) {
        store.remove(kind.path(""), key.namespace(), key.name());
    }

    /** The object as it is stored now; missing when there is none. */
    public JsonNode get(Kind<?> kind, ObjectKey key) {
        return store.get(kind.path(""), key.namespace(), key.name())
                .map(JsonNode.class::cast)
                .orElse(MissingNode.getInstance());
    }

    public List<ObjectNode> list(Kind<?> kind) {
        return store.list(kind.path(""), "", Map.of());
    }

    /** Versions up to now are gone: watches from them and pages of lists begun before answer 410. */
    public void compact() {
        store.compact();
    }

    /** The next list suffers this. Several wait in a row. */
    public void failNextList(Fault fault) {
        handler.listFaults().add(fault);
    }

    /** The next watch suffers this. */
    public void failNextWatch(Fault fault) {
        handler.watchFaults().add(fault);
    }

    /** The next write or single read suffers this. */
    public void failNextOther(Fault fault) {
        handler.otherFaults().add(fault);
    }

    /** The next patch suffers this. */
    public void failNextPatch(Fault fault) {
        handler.patchFaults().add(fault);
    }

    /** Open watches break off without a proper end. */
    public void breakWatches() {
        handler.forEachWatch(FakeWatch::breakOff);
    }

    /** Open watches end properly. */
    public void endWatches() {
        handler.forEachWatch(FakeWatch::end);
    }

    /** Open watches are told the current version. */
    public void bookmark() {
        handler.forEachWatch(FakeWatch::bookmark);
    }

    /** Open watches end with an ERROR event. */
    public void errorEvent(int code, String reason) {
        handler.forEachWatch(watch -> watch.error(code, reason));
    }

    public int openWatches() {
        return handler.openWatches();
    }

    /** Answers POSTs to a path, such as token reviews, instead of storing them. */
    public void onPost(String path, Function<JsonNode, ObjectNode> answer) {
        handler.posts().put(path, answer);
    }

    /** Lets discovery show a namespaced resource. */
    public void serve(String group, String version, String plural, String kind, String... subresources) {
        handler.discovery().add(group, version, plural, kind, List.of(subresources));
    }

    /** Gives the object at this path a scale subresource. */
    public void putScale(String objectPath, int replicas, String selector) {
        handler.scales().put(objectPath + "/scale", replicas, selector);
    }

    /** What has been asked so far. */
    public List<RecordedRequest> requests() {
        return handler.requests();
    }

    /** Nothing listens any more; what is stored is kept. */
    public void stop() {
        breakWatches();
        server.stop(0);
    }

    /** Listens again on the same port. */
    public void startAgain() throws IOException {
        server = listen(server.getAddress().getPort());
        serve();
    }

    @Override
    public void close() {
        stop();
        workers.shutdownNow();
    }
}
