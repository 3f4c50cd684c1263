package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.Waiting;
import dev.windlass.kube.tls.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of requests when the server ends. */
@Timeout(60)
class ShutdownTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String HANG = "/apis/metrics.k8s.io/v1/hang";
    private static final String BIG = "/apis/metrics.k8s.io/v1/big";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private Path folder;

    private record Got(int code, byte[] body) {}

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void aListUnderWayIsAnsweredBeforeTheEnd(Protocol protocol) throws Exception {
        try (SampleServer server = SampleServer.start(folder, LONG)) {
            OkHttpClient caller = caller(server, protocol);
            CompletableFuture<Got> list = CompletableFuture.supplyAsync(() -> get(caller, server, HANG), threads);
            server.group().hanging.await();

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop, threads);
            Waiting.until("callers are sent elsewhere", () -> saysGoodbye(server));
            assertThat(stopped).isNotDone();
            server.group().release.countDown();

            assertThat(list.get(20, TimeUnit.SECONDS).code()).isEqualTo(500);
            assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
            assertThatThrownBy(() -> get(caller, server, BIG)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void anAnswerBegunIsSentToItsEnd(Protocol protocol) throws Exception {
        try (SampleServer server = SampleServer.start(folder, LONG)) {
            OkHttpClient caller = caller(server, protocol);
            try (Response response = caller.newCall(request(server, BIG)).execute()) {
                BufferedSource body = response.body().source();
                assertThat(body.readByteArray(1000)).hasSize(1000);

                CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop, threads);
                Waiting.until("callers are sent elsewhere", () -> saysGoodbye(server));

                assertThat(body.readByteArray()).hasSize(SampleGroup.Big.BYTES - 1000);
                assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
            }
        }
    }

    @Test
    void whatDoesNotEndInTimeIsGivenUp() throws Exception {
        try (SampleServer server = SampleServer.start(folder, Duration.ofMillis(100))) {
            OkHttpClient caller = caller(server, Protocol.HTTP_1_1);
            CompletableFuture<Got> list = CompletableFuture.supplyAsync(() -> get(caller, server, HANG), threads);
            server.group().hanging.await();

            server.stop();

            Waiting.until("the caller waits no longer", list::isDone);
        }
    }

    private static boolean saysGoodbye(SampleServer server) {
        try {
            return "close".equals(server.browser().get("/livez").headers().get("Connection"));
        } catch (IOException e) {
            throw new UncheckedIOException("a server that ends is still answering", e);
        }
    }

    private static OkHttpClient caller(SampleServer server, Protocol protocol)
            throws IOException, GeneralSecurityException {
        var trust = Trust.in(List.of(server.authority().certificate()));
        return new OkHttpClient.Builder()
                .sslSocketFactory(Browser.context(trust, null).getSocketFactory(), trust)
                .protocols(protocol == Protocol.HTTP_2 ? List.of(protocol, Protocol.HTTP_1_1) : List.of(protocol))
                .retryOnConnectionFailure(false)
                .callTimeout(LONG)
                .readTimeout(LONG)
                .build();
    }

    private static Request request(SampleServer server, String path) {
        return new Request.Builder()
                .url("https://127.0.0.1:" + server.port() + path)
                .header("Accept-Encoding", "identity")
                .build();
    }

    private static Got get(OkHttpClient caller, SampleServer server, String path) {
        try (Response response = caller.newCall(request(server, path)).execute()) {
            return new Got(response.code(), response.body().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
