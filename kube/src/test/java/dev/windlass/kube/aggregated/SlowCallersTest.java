package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.kube.Waiting;
import dev.windlass.kube.tls.Trust;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers that do not take their answers, with real sockets: they cost neither memory nor others' patience for long. */
class SlowCallersTest {
    private static final String BIG = "/apis/metrics.k8s.io/v1/big";
    private static final String ASK = "GET " + BIG + " HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int SMALL_BUFFER = 64 * 1024;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    private SampleServer server(Duration within, Backlog backlog) throws IOException, GeneralSecurityException {
        SampleServer server = SampleServer.start(folder, within, backlog);
        opened.add(server);
        return server;
    }

    private Wire caller(SampleServer server) throws IOException, GeneralSecurityException {
        Wire wire = Wire.to(server.port(), server.authority(), null, SMALL_BUFFER);
        opened.add(wire);
        return wire;
    }

    private static Backlog roomy() {
        return new Backlog(() -> 1L << 30, LONG, LONG);
    }

    @Test
    void aListIsNoLongerKeptForWhoStoppedReadingAtTheDeadline() throws Exception {
        Backlog backlog = roomy();
        SampleServer server = server(Duration.ofSeconds(2), backlog);
        Wire stuck = caller(server);
        stuck.write(ASK);
        assertThat(stuck.take(1000)).isEqualTo(1000);
        Waiting.until("the answer waits", () -> backlog.held() == SampleGroup.Big.BYTES);

        assertThat(server.browser().get("/apis/metrics.k8s.io/v1/nodes").code())
                .as("others meanwhile")
                .isEqualTo(200);
        Waiting.until("it is given up", () -> backlog.held() == 0);
        assertThat(restOf(stuck)).isLessThan(SampleGroup.Big.BYTES);
    }

    @Test
    void aListIsNoLongerKeptForWhoIsGone() throws Exception {
        Backlog backlog = roomy();
        SampleServer server = server(LONG, backlog);
        Wire leaving = caller(server);
        leaving.write(ASK);
        assertThat(leaving.take(1000)).isEqualTo(1000);
        Waiting.until("the answer waits", () -> backlog.held() == SampleGroup.Big.BYTES);

        leaving.close();

        Waiting.until("it is given up", () -> backlog.held() == 0);
    }

    @Test
    void manyWhoStopReadingMakeRoomForWhoReads() throws Exception {
        long most = 3L * SampleGroup.Big.BYTES;
        Backlog backlog = new Backlog(() -> most, LONG, Duration.ofMillis(300));
        SampleServer server = server(LONG, backlog);
        for (int i = 0; i < 8; i++) {
            Wire stuck = caller(server);
            stuck.write(ASK);
        }

        Wire reading = caller(server);
        reading.write(ASK);

        assertThat(reading.read("GET").body()).hasSize(SampleGroup.Big.BYTES);
        assertThat(backlog.held()).isLessThanOrEqualTo(most + SampleGroup.Big.BYTES);
        assertThat(server.browser().get("/apis/metrics.k8s.io/v1/nodes/a").code())
                .as("single objects never wait for room")
                .isEqualTo(200);
    }

    @Test
    void whereThereIsNoRoomForLongACallerIsAskedToComeAgain() throws Exception {
        Backlog backlog = new Backlog(() -> 1, Duration.ofMillis(100), LONG);
        SampleServer server = server(LONG, backlog);
        Wire stuck = caller(server);
        stuck.write(ASK);
        Waiting.until("the answer waits", () -> backlog.held() == SampleGroup.Big.BYTES);

        Browser.Page refused = server.browser().get(BIG);

        assertThat(refused.code()).isEqualTo(429);
        assertThat(refused.headers().get("Retry-After")).isEqualTo("1");
    }

    @Test
    void aStreamOfHttp2ThatIsNotReadIsResetAndItsConnectionLives() throws Exception {
        Backlog backlog = roomy();
        SampleServer server = server(Duration.ofSeconds(2), backlog);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(Browser.context(Trust.in(List.of(server.authority().certificate())), null))
                .build();
        opened.add(client::shutdownNow);
        URI root = URI.create("https://127.0.0.1:" + server.port());
        CompletableFuture<HttpResponse<Void>> stuck =
                client.sendAsync(HttpRequest.newBuilder(root.resolve(BIG)).build(), _ -> new NeverReads());
        Waiting.until("the answer waits", () -> backlog.held() == SampleGroup.Big.BYTES);

        HttpResponse<String> other = client.send(
                HttpRequest.newBuilder(root.resolve("/livez")).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(other.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(other.body()).isEqualTo("ok");
        Waiting.until("it is given up", () -> backlog.held() == 0);
        stuck.cancel(true);
    }

    @Test
    void anEndlessBodyIsNotReadForEver() throws Exception {
        SampleServer server = server(LONG, roomy());
        Wire endless = caller(server);
        endless.write("POST " + BIG + " HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n");

        assertThat(endless.read("POST").code()).isEqualTo(405);
        assertThat(writesUntilHungUp(endless)).isLessThan(64 << 20);
    }

    private static long writesUntilHungUp(Wire wire) {
        byte[] piece = new byte[SMALL_BUFFER];
        long written = 0;
        try {
            while (written < 256 << 20) {
                wire.write(piece);
                written += piece.length;
            }
        } catch (IOException _) {
            return written;
        }
        return written;
    }

    private static long restOf(Wire wire) throws IOException {
        long read = 0;
        try {
            for (int piece = wire.take(SMALL_BUFFER); piece > 0; piece = wire.take(SMALL_BUFFER)) {
                read += piece;
            }
        } catch (EOFException | SSLException | SocketException _) {
            return read;
        }
        return read;
    }

    /** Takes the headers and then nothing. */
    private static final class NeverReads implements HttpResponse.BodySubscriber<Void> {
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        @Override
        public CompletionStage<Void> getBody() {
            return end;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {}

        @Override
        public void onNext(List<ByteBuffer> item) {}

        @Override
        public void onError(Throwable throwable) {
            end.completeExceptionally(throwable);
        }

        @Override
        public void onComplete() {
            end.complete(null);
        }
    }
}
