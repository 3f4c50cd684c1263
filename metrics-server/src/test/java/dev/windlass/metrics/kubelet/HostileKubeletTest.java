package dev.windlass.metrics.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.Eventually;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kubelets that lie: each costs one failure with a cause, a bounded piece of memory, and no more time than the deadline. */
class HostileKubeletTest {
    private static final int LIMIT = 100_000;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long GIGABYTE = 1L << 30;
    private static final byte[] HEAD = ascii("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n");

    private final CountDownLatch over = new CountDownLatch(1);
    private static final Vertx VERTX = Vertx.vertx();

    private HttpKubeletClient client = client(LONG);

    @AfterAll
    static void closeLoops() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        over.countDown();
        client.close();
    }

    @Test
    void hangsUpOnAGigabyte() throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(1);
        try (RawKubelet kubelet = RawKubelet.answering(socket -> {
            try {
                socket.getOutputStream().write(head("Content-Length: " + GIGABYTE));
                stream(socket, written, 'x');
            } finally {
                ended.countDown();
            }
        })) {
            KubeletAnswer.Failed failed = failure(client.fetch("node", kubelet.uri()));

            assertThat(failed).isEqualTo(new KubeletAnswer.Failed(FailureCause.BODY, "more than 100000 bytes"));
            assertThat(ended.await(30, TimeUnit.SECONDS))
                    .as("the kubelet was hung up on")
                    .isTrue();
            assertThat(written.get()).as("bytes it got rid of").isLessThan(64 << 20);
        }
    }

    @Test
    void hangsUpOnALineWithoutAnEnd() throws Exception {
        AtomicLong written = new AtomicLong();
        try (RawKubelet kubelet = RawKubelet.answering(socket -> {
            socket.getOutputStream().write(HEAD);
            socket.getOutputStream().write(ascii("\r\nnode_cpu_usage_seconds_total{a=\""));
            stream(socket, written, 'a');
        })) {
            assertThat(failure(client.fetch("node", kubelet.uri())).cause()).isEqualTo(FailureCause.BODY);
        }
    }

    @Test
    void hangsUpOnHeadersWithoutAnEnd() throws Exception {
        AtomicLong written = new AtomicLong();
        try (RawKubelet kubelet = RawKubelet.answering(socket -> {
            socket.getOutputStream().write(HEAD);
            socket.getOutputStream().write(ascii("X-Endless: "));
            stream(socket, written, 'h');
        })) {
            assertThat(failure(client.fetch("node", kubelet.uri())).cause()).isEqualTo(FailureCause.BODY);
            assertThat(written.get()).isLessThan(64 << 20);
        }
    }

    @Test
    void unpacksNoGigabyteOutOfAMegabyte() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                gzip.write(zeros);
            }
        }
        byte[] bomb = packed.toByteArray();
        assertThat(bomb.length).isLessThan(LIMIT);
        try (RawKubelet kubelet = RawKubelet.answering(socket -> {
            socket.getOutputStream().write(head("Content-Encoding: gzip\r\nContent-Length: " + bomb.length));
            socket.getOutputStream().write(bomb);
            socket.close();
        })) {
            assertThat(failure(client.fetch("node", kubelet.uri())))
                    .isEqualTo(new KubeletAnswer.Failed(FailureCause.BODY, "more than 100000 bytes"));
        }
    }

    @Test
    void givesUpOnAKubeletThatDripsForever() throws Exception {
        client.close();
        client = client(Duration.ofMillis(500));
        try (RawKubelet kubelet = RawKubelet.answering(socket -> {
            socket.getOutputStream().write(head("Content-Length: 50000"));
            while (!ended(Duration.ofMillis(20))) {
                socket.getOutputStream().write('#');
                socket.getOutputStream().flush();
            }
        })) {
            assertThat(failure(client.fetch("node", kubelet.uri())).cause()).isEqualTo(FailureCause.TIMEOUT);
        }
    }

    /** Whatever the bytes, there is an answer or a failure with a cause, and the next kubelet is asked as if nothing had been. */
    @Test
    void survivesAnyBytes() throws Exception {
        Random random = new Random(11);
        byte[] well = ascii("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n#\n");
        for (int round = 0; round < 300; round++) {
            byte[] answer = damaged(well, random);
            try (RawKubelet kubelet = RawKubelet.answering(answer, RawKubelet.AfterAnswer.CLOSE)) {
                assertThat(client.fetch("node", kubelet.uri())).isNotNull();
            }
        }
        try (RawKubelet kubelet = RawKubelet.answering(well, RawKubelet.AfterAnswer.CLOSE)) {
            assertThat(client.fetch("node", kubelet.uri())).isInstanceOf(KubeletAnswer.Body.class);
        }
        assertThat(client.freeBytes())
                .as("memory given back")
                .isEqualTo(client(LONG).freeBytes());
    }

    /**
     * The memory of a heap of 64 MB, and kubelets that send all that fits and then a byte now and then. Each is hung up on in its turn,
     * and a kubelet that is well never waits for long, whether it has little to tell or more than most.
     */
    @Test
    void kubeletsThatFillTheMemoryAndDripTakeNoneFromOneThatIsWell() throws Exception {
        AnswerBudget budget = new AnswerBudget(16 << 20, System::nanoTime);
        byte[] lie = new byte[8 << 20];
        Arrays.fill(lie, (byte) '#');
        HttpKubeletClient crowded = new HttpKubeletClient(
                VERTX,
                new KubeletTrust.Plain(),
                Optional::empty,
                KubeletLimits.of(LONG, LONG, 16 << 20),
                InstantSource.system(),
                budget);
        List<RawKubelet> liars = new ArrayList<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try (RawKubelet small = RawKubelet.answering(wellFormed(20_000), RawKubelet.AfterAnswer.CLOSE);
                RawKubelet large = RawKubelet.answering(wellFormed(1_000_000), RawKubelet.AfterAnswer.CLOSE)) {
            for (int number = 0; number < 60; number++) {
                // Some would get everything the limit allows, some stay just below what is refused, some hold little.
                int bytes = List.of(lie.length, 4_000_000, 1_000_000, 30_000).get(number % 4);
                boolean endless = number % 5 == 0;
                RawKubelet liar = RawKubelet.answering(socket -> {
                    if (endless) {
                        // A gigabyte in one line.
                        socket.getOutputStream().write(head("Content-Length: " + GIGABYTE));
                        stream(socket, new AtomicLong(), 'a');
                    }
                    socket.getOutputStream().write(head("Content-Length: " + lie.length * 2));
                    socket.getOutputStream().write(lie, 0, bytes);
                    while (!ended(Duration.ofMillis(50))) {
                        socket.getOutputStream().write('#');
                        socket.getOutputStream().flush();
                    }
                });
                liars.add(liar);
                Future<?> _ = threads.submit(() -> {
                    while (over.getCount() > 0) {
                        crowded.fetch("liar", liar.uri());
                    }
                    return null;
                });
            }
            Eventually.within(LONG, budget::waiting, waiting -> waiting > 0);

            for (int round = 0; round < 5; round++) {
                assertThat(crowded.fetch("small", small.uri())).isInstanceOf(KubeletAnswer.Body.class);
                assertThat(crowded.fetch("large", large.uri())).isInstanceOf(KubeletAnswer.Body.class);
                assertThat(budget.free()).isNotNegative();
            }
        } finally {
            over.countDown();
            threads.shutdownNow();
            crowded.close();
            for (RawKubelet liar : liars) {
                liar.close();
            }
        }
        Eventually.within(LONG, budget::free, free -> free == 16 << 20);
    }

    private static byte[] wellFormed(int bytes) {
        byte[] body = new byte[bytes];
        Arrays.fill(body, (byte) '#');
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(head("Content-Length: " + bytes));
        answer.writeBytes(body);
        return answer.toByteArray();
    }

    private static byte[] damaged(byte[] well, Random random) {
        byte[] answer = Arrays.copyOf(well, random.nextInt(well.length + 40));
        for (int times = random.nextInt(6); times > 0 && answer.length > 0; times--) {
            answer[random.nextInt(answer.length)] = (byte) random.nextInt();
        }
        return answer;
    }

    /** Writes until the client hangs up, but a gigabyte at the most. */
    private static void stream(Socket socket, AtomicLong written, char filling) throws IOException {
        byte[] piece = new byte[1 << 16];
        Arrays.fill(piece, (byte) filling);
        OutputStream out = socket.getOutputStream();
        while (written.get() < GIGABYTE) {
            out.write(piece);
            written.addAndGet(piece.length);
        }
    }

    private boolean ended(Duration pause) throws IOException {
        try {
            return over.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static byte[] head(String headers) {
        return ascii(new String(HEAD, StandardCharsets.US_ASCII) + headers + "\r\n\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static HttpKubeletClient client(Duration timeout) {
        try {
            return new HttpKubeletClient(
                    VERTX,
                    new KubeletTrust.Plain(),
                    Optional::empty,
                    KubeletLimits.of(timeout, LONG, LIMIT),
                    InstantSource.system());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KubeletAnswer.Failed failure(KubeletAnswer answer) {
        return switch (answer) {
            case KubeletAnswer.Body(byte[] bytes) ->
                throw new AssertionError(new String(bytes, StandardCharsets.UTF_8));
            case KubeletAnswer.Failed failed -> failed;
        };
    }
}
