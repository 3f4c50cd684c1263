package dev.windlass.metrics.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.windlass.metrics.kubelet.RawKubelet.AfterAnswer;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over plain HTTP; for certificates see {@link KubeletTrustTest}. */
class HttpKubeletClientTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private static final Vertx VERTX = Vertx.vertx();

    private HttpKubeletClient client = client(LONG);

    @AfterEach
    void close() {
        client.close();
    }

    @AfterAll
    static void closeLoops() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void givesTheWholeBody() throws Exception {
        try (RawKubelet kubelet = RawKubelet.answering(ok("node_cpu_usage_seconds_total 1\n"))) {
            assertThat(text(client.fetch("node", kubelet.uri()))).isEqualTo("node_cpu_usage_seconds_total 1\n");
        }
    }

    @Test
    void asksAgainOverTheSameConnectionWhicheverThreadAsks() throws Exception {
        Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
        HttpServer kubelet = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        kubelet.createContext("/", exchange -> {
            callers.add(exchange.getRemoteAddress());
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'x', '\n'});
            exchange.close();
        });
        kubelet.start();
        URI uri = URI.create("http://localhost:" + kubelet.getAddress().getPort() + "/metrics/resource");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int scrape = 0; scrape < 500; scrape++) {
                assertThat(text(threads.submit(() -> client.fetch("node", uri)).get()))
                        .isEqualTo("x\n");
            }
        } finally {
            kubelet.stop(0);
        }

        assertThat(callers).hasSize(1);
    }

    /** As when a kubelet was restarted between two scrapes and nobody has noticed yet. */
    @Test
    void asksOnceMoreWhereAKeptConnectionTurnsOutToBeClosed() throws Exception {
        try (RawKubelet kubelet = RawKubelet.answering(socket -> {
            socket.getOutputStream().write(ok("a 1\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            assertThat(socket.getInputStream().read()).isNotEqualTo(-1); // the next request
            socket.close();
        })) {
            assertThat(text(client.fetch("node", kubelet.uri()))).isEqualTo("a 1\n");
            assertThat(text(client.fetch("node", kubelet.uri()))).isEqualTo("a 1\n");
            assertThat(kubelet.requests()).hasSize(2);
        }
    }

    @Test
    void asksForGzipAndUnpacksIt() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("a_metric 1\n".getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        answer.writeBytes(packed.toByteArray());

        try (RawKubelet kubelet = RawKubelet.answering(answer.toByteArray(), AfterAnswer.CLOSE)) {
            assertThat(text(client.fetch("node", kubelet.uri()))).isEqualTo("a_metric 1\n");
            assertThat(kubelet.requests().getFirst()).containsIgnoringCase("Accept-Encoding: gzip");
        }
    }

    @Test
    void sendsNoCredentialsOverPlainHttp() throws Exception {
        try (RawKubelet kubelet = RawKubelet.answering(ok(""))) {
            client.fetch("node", kubelet.uri());

            assertThat(kubelet.requests().getFirst()).doesNotContainIgnoringCase("authorization");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, UNAUTHORIZED",
        "403 Forbidden, FORBIDDEN",
        "404 Not Found, STATUS",
        "503 Service Unavailable, STATUS",
        "204 No Content, STATUS"
    })
    void tellsStatusesApart(String status, FailureCause cause) throws Exception {
        try (RawKubelet kubelet = RawKubelet.answering("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(failure(client.fetch("node", kubelet.uri())).cause()).isEqualTo(cause);
        }
    }

    @Test
    void doesNotFollowARedirect() throws Exception {
        try (RawKubelet elsewhere = RawKubelet.answering(ok("stolen 1\n"));
                RawKubelet kubelet = RawKubelet.answering(
                        "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.uri() + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(failure(client.fetch("node", kubelet.uri())))
                    .isEqualTo(new KubeletAnswer.Failed(FailureCause.STATUS, "answered with status 302"));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void refusesAnAnswerOverTheLimit() throws Exception {
        try (RawKubelet kubelet = RawKubelet.answering(ok("x".repeat(2000)))) {
            assertThat(failure(client.fetch("node", kubelet.uri())).cause()).isEqualTo(FailureCause.BODY);
        }
    }

    @Test
    void refusesHalfAnAnswer() throws Exception {
        try (RawKubelet kubelet = RawKubelet.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nnode_cpu")) {
            assertThat(failure(client.fetch("node", kubelet.uri())).cause()).isEqualTo(FailureCause.BODY);
        }
    }

    @Test
    void refusesWhatIsNotHttp() throws Exception {
        try (RawKubelet kubelet = RawKubelet.answering("SSH-2.0-OpenSSH_9.6\r\n\r\n")) {
            assertThat(failure(client.fetch("node", kubelet.uri())).cause()).isEqualTo(FailureCause.BODY);
        }
    }

    @Test
    void givesUpOnAKubeletThatSaysNothing() throws Exception {
        client.close();
        client = client(SHORT);
        try (RawKubelet kubelet = RawKubelet.answering(new byte[0], AfterAnswer.HANG)) {
            assertThat(failure(client.fetch("node", kubelet.uri())))
                    .isEqualTo(new KubeletAnswer.Failed(FailureCause.TIMEOUT, "no complete answer within 200 ms"));
        }
    }

    @Test
    void givesUpSoonerOnWhatIsAskedForBesideUsage() throws Exception {
        try (RawKubelet kubelet = RawKubelet.answering(new byte[0], AfterAnswer.HANG)) {
            assertThat(failure(client.fetchFurther("node", kubelet.uri(), SHORT, answer -> answer)))
                    .isEqualTo(new KubeletAnswer.Failed(FailureCause.TIMEOUT, "no complete answer within 200 ms"));
        }
    }

    @Test
    void namesTheRightThatIsMissing() throws Exception {
        try (RawKubelet kubelet = RawKubelet.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(failure(client.fetchFurther(
                                    "node", kubelet.uri().resolve("/stats/summary"), LONG, answer -> answer))
                            .detail())
                    .endsWith("nodes/stats");
            assertThat(failure(client.fetchFurther(
                                    "node", kubelet.uri().resolve("/metrics/cadvisor"), LONG, answer -> answer))
                            .detail())
                    .endsWith("nodes/metrics");
        }
    }

    @Test
    void givesUpOnAKubeletThatNeverFinishes() throws Exception {
        client.close();
        client = client(SHORT);
        byte[] begun = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nnode_cpu".getBytes(StandardCharsets.US_ASCII);
        try (RawKubelet kubelet = RawKubelet.answering(begun, AfterAnswer.HANG)) {
            assertThat(failure(client.fetch("node", kubelet.uri())).cause()).isEqualTo(FailureCause.TIMEOUT);
        }
    }

    @Test
    void namesARefusedConnection() throws Exception {
        assertThat(failure(client.fetch("node", URI.create("http://localhost:" + closedPort() + "/metrics/resource")))
                        .cause())
                .isEqualTo(FailureCause.DIAL);
    }

    /** As behind a network policy that drops packets: the queue of connections is full, and the kernel answers none. */
    @Test
    void namesAnAddressWhereNobodyAnswers() throws Exception {
        client.close();
        client = client(Duration.ofSeconds(2));
        List<SocketChannel> queued = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int connection = 0; connection < 8; connection++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(full.getLocalSocketAddress());
                queued.add(channel);
            }

            assertThat(failure(client.fetch(
                                    "node",
                                    URI.create("http://127.0.0.1:" + full.getLocalPort() + "/metrics/resource")))
                            .cause())
                    .isEqualTo(FailureCause.DIAL);
        } finally {
            for (SocketChannel channel : queued) {
                channel.close();
            }
        }
    }

    @Test
    void namesAHostThatDoesNotResolve() throws Exception {
        assertThat(failure(client.fetch("node", URI.create("http://no-such-node.invalid:10250/metrics/resource")))
                        .cause())
                .isEqualTo(FailureCause.DNS);
    }

    @Test
    void failsAtOnceWhenItIsClosed() throws Exception {
        try (RawKubelet kubelet = RawKubelet.answering(ok(""))) {
            client.close();

            assertThat(failure(client.fetch("node", kubelet.uri())).detail()).contains("closed");
        }
    }

    private static HttpKubeletClient client(Duration timeout) {
        try {
            return new HttpKubeletClient(
                    VERTX,
                    new KubeletTrust.Plain(),
                    () -> Optional.of("secret"),
                    KubeletLimits.of(timeout, LONG, 1000),
                    InstantSource.system());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String text(KubeletAnswer answer) {
        return switch (answer) {
            case KubeletAnswer.Body(byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
            case KubeletAnswer.Failed failed -> throw new AssertionError(failed);
        };
    }

    private static KubeletAnswer.Failed failure(KubeletAnswer answer) {
        return switch (answer) {
            case KubeletAnswer.Body(byte[] bytes) ->
                throw new AssertionError(new String(bytes, StandardCharsets.UTF_8));
            case KubeletAnswer.Failed failed -> failed;
        };
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
