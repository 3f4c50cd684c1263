package dev.windlass.state.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.wire.Node;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.state.family.FamilyCatalog;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.family.MetadataAllowList;
import dev.windlass.state.store.MetricsPage;
import dev.windlass.state.store.ObjectRenderer;
import dev.windlass.state.store.RenderedStore;
import dev.windlass.state.store.ResourcePage;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsRouteTest {
    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> timed = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        threads.shutdownNow();
    }

    @Test
    void thePageIsPlainTextUnlessAskedOtherwise() throws Exception {
        int port = serve(MetricsRoute.Compression.NONE, 1);

        HttpResponse<String> text = get(port, "/metrics");
        HttpResponse<String> openMetrics = get(port, "/metrics", "Accept", "application/openmetrics-text");

        assertThat(text.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(text.body())
                .contains("kube_node_spec_unschedulable{node=\"node-0\"} 0\n")
                .doesNotContain("# EOF");
        assertThat(openMetrics.body()).isEqualTo(text.body() + "# EOF\n");
        assertThat(timed.poll(10, TimeUnit.SECONDS)).isEqualTo("GET");
    }

    @Test
    void aScrapeMayChooseResources() throws Exception {
        int port = serve(MetricsRoute.Compression.NONE, 1);

        assertThat(get(port, "/metrics?resources=pods").body()).isEmpty();
        assertThat(get(port, "/metrics?exclude_resources=pods").body()).contains("kube_node_info");
    }

    @Test
    void gzipIsOnlyForThoseWhoTakeItAndOnlyWhenSwitchedOn() throws Exception {
        int zipping = serve(MetricsRoute.Compression.GZIP, 500);
        int plain = serve(MetricsRoute.Compression.NONE, 500);
        String expected = get(plain, "/metrics").body();

        HttpResponse<byte[]> zipped = getBytes(zipping, "deflate, gzip;q=0.1");

        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body()));
        assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(expected);
        assertThat(getBytes(zipping, "br").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(getBytes(plain, "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void aLargePageArrivesWhole() throws Exception {
        int port = serve(MetricsRoute.Compression.NONE, 20_000);

        assertThat(get(port, "/metrics?resources=nodes")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("kube_node_info{")))
                .hasSize(20_000);
    }

    @Test
    void aClientThatTakesNothingIsGivenUpAndItsPlaceFreed() throws Exception {
        int port = serve(MetricsRoute.Compression.NONE, 20_000, Duration.ofMillis(300), 1);

        try (Socket idle = new Socket("127.0.0.1", port)) {
            idle.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(timed.poll(10, TimeUnit.SECONDS)).isEqualTo("GET");
            assertThat(get(port, "/metrics").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void oneScrapeTooManyIsRefused() throws Exception {
        int port = serve(MetricsRoute.Compression.NONE, 20_000, Duration.ofSeconds(30), 1);

        try (Socket slow = new Socket("127.0.0.1", port)) {
            slow.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            int firstByte = slow.getInputStream().read();

            HttpResponse<String> refused = get(port, "/metrics");

            assertThat(firstByte).isEqualTo('H');
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("windlass.state-metrics.concurrent-scrapes");
        }
    }

    private int serve(MetricsRoute.Compression compression, int nodes) throws Exception {
        return serve(compression, nodes, Duration.ofSeconds(10), 4);
    }

    private int serve(MetricsRoute.Compression compression, int nodes, Duration patience, int concurrent)
            throws Exception {
        Router router = Router.router(vertx);
        new MetricsRoute(
                        page(nodes),
                        new MetricsRoute.Settings(compression, patience, concurrent),
                        threads,
                        (method, _) -> timed.add(method))
                .mount(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return server.actualPort();
    }

    private HttpResponse<String> get(int port, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> getBytes(int port, String encoding) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + "/metrics");
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept-Encoding", encoding).build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static MetricsPage page(int nodes) {
        return FamilyCatalog.all(MetadataAllowList.none(), MetadataAllowList.none(), ZoneOffset.UTC).stream()
                .filter(kind -> kind.resource().equals("nodes"))
                .map(kind -> page(kind, nodes))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static <M extends Message> MetricsPage page(KindFamilies<M> kind, int nodes) {
        ObjectRenderer<M> renderer = new ObjectRenderer<>(kind);
        RenderedStore store = new RenderedStore();
        RenderedStore.Replacement list = store.replace();
        for (int i = 0; i < nodes; i++) {
            Node node = Node.newBuilder()
                    .setMetadata(ObjectMeta.newBuilder().setName("node-" + i))
                    .build();
            list.put(ObjectKey.of("node-" + i), renderer.render((M) node));
        }
        list.commit();
        return new MetricsPage(List.of(new ResourcePage(kind, List.of(store))));
    }
}
