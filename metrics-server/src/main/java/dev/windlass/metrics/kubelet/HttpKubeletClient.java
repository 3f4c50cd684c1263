package dev.windlass.metrics.kubelet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** Asks kubelets by HTTP/1.1 over connections that are kept between scrapes. */
public final class HttpKubeletClient implements KubeletClient, AutoCloseable {
    private static final int OK = 200;
    private static final int PIECE = 16 * 1024;
    /** Of the heap; the rest is for what is kept. */
    private static final int SHARE_OF_THE_HEAP = 4;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExpectedNodes expected = new ExpectedNodes();
    private final HttpClient http;
    private final Supplier<Optional<String>> bearerToken;
    private final Duration timeout;
    private final int maxAnswerBytes;
    private final AnswerBudget budget;

    /**
     * @param bearerToken asked for each request, so that a rotated token is used at once; never sent over plain HTTP
     * @param timeout for the whole of one request, from dialling to the last byte
     * @param maxAnswerBytes largest answer accepted, after decompression; none takes more than a 32nd part of the heap
     * @throws IOException when an authority, a certificate or a key cannot be read; the message names it
     */
    public HttpKubeletClient(
            KubeletTrust trust,
            Supplier<Optional<String>> bearerToken,
            Duration timeout,
            int maxAnswerBytes,
            InstantSource clock)
            throws IOException {
        this(
                trust,
                bearerToken,
                timeout,
                maxAnswerBytes,
                clock,
                new AnswerBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP, System::nanoTime));
    }

    HttpKubeletClient(
            KubeletTrust trust,
            Supplier<Optional<String>> bearerToken,
            Duration timeout,
            int maxAnswerBytes,
            InstantSource clock,
            AnswerBudget budget)
            throws IOException {
        // Before the whole deadline, so that an address where nobody answers has its own name; not much before, since
        // the
        // handshake counts too and takes its time when thousands of kubelets are met at once.
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout.multipliedBy(3).dividedBy(4))
                .executor(threads);
        this.http = KubeletTls.apply(builder, trust, expected, clock).build();
        this.bearerToken = switch (trust) {
            case KubeletTrust.Plain _ -> Optional::empty;
            case KubeletTrust.Verified _, KubeletTrust.Unverified _ ->
                Objects.requireNonNull(bearerToken, "bearerToken");
        };
        this.timeout = timeout;
        this.maxAnswerBytes = (int) Math.min(maxAnswerBytes, budget.largestAnswer());
        this.budget = budget;
    }

    @Override
    public KubeletAnswer fetch(String node, URI uri) throws InterruptedException {
        return fetch(node, uri, answer -> answer);
    }

    @Override
    public <T> T fetch(String node, URI uri, Function<KubeletAnswer, T> reading) throws InterruptedException {
        expected.expect(node, uri);
        try (AnswerBudget.Share share = budget.open()) {
            return reading.apply(ask(uri, share));
        }
    }

    private KubeletAnswer ask(URI uri, AnswerBudget.Share share) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> pending =
                http.sendAsync(request(uri), _ -> new BoundedBody(maxAnswerBytes, share));
        try {
            KubeletAnswer answer = answer(pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS), share);
            return share.settle()
                    ? answer
                    : new KubeletAnswer.Failed(FailureCause.BODY, "no memory left for it beside other answers");
        } catch (TimeoutException _) {
            return new KubeletAnswer.Failed(
                    FailureCause.TIMEOUT, "no complete answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return FailureClasses.of(e.getCause() == null ? e : e.getCause());
        } finally {
            // Ends a request that is still under way, so that a kubelet that drips bytes does not hold its connection.
            pending.cancel(true);
        }
    }

    @Override
    public void keepOnly(Set<String> nodes) {
        expected.keepOnly(nodes);
    }

    private HttpRequest request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip");
        bearerToken.get().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    private KubeletAnswer answer(HttpResponse<byte[]> response, AnswerBudget.Share share) {
        return switch (response.statusCode()) {
            case OK -> body(response, share);
            case 401 ->
                new KubeletAnswer.Failed(FailureCause.UNAUTHORIZED, "the kubelet does not accept our credentials");
            case 403 ->
                new KubeletAnswer.Failed(
                        FailureCause.FORBIDDEN, "our credentials lack the permission to get nodes/metrics");
            default -> new KubeletAnswer.Failed(FailureCause.STATUS, "answered with status " + response.statusCode());
        };
    }

    private KubeletAnswer body(HttpResponse<byte[]> response, AnswerBudget.Share share) {
        if (response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isEmpty()) {
            return new KubeletAnswer.Body(response.body());
        }
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            BoundedBody unpacked = new BoundedBody(maxAnswerBytes, share);
            byte[] piece = new byte[PIECE];
            for (int read = plain.read(piece); read >= 0 && !unpacked.isRefused(); read = plain.read(piece)) {
                unpacked.onNext(List.of(ByteBuffer.wrap(piece, 0, read)));
            }
            unpacked.onComplete();
            return new KubeletAnswer.Body(
                    unpacked.getBody().toCompletableFuture().join());
        } catch (CompletionException e) {
            return FailureClasses.of(e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            return new KubeletAnswer.Failed(FailureCause.BODY, "broken gzip: " + e.getMessage());
        }
    }

    /** Bytes that no answer occupies. */
    long freeBytes() {
        return budget.free();
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
