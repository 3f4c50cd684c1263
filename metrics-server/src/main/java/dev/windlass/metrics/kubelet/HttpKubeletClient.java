package dev.windlass.metrics.kubelet;

import dev.windlass.metrics.kubelet.KubeletExchange.Arrival;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private static final int SHARE_OF_FURTHER_ANSWERS = 8;

    private final ExpectedNodes expected = new ExpectedNodes();
    private final HttpClient http;
    private final EventLoops loops;
    private final Supplier<Optional<String>> bearerToken;
    private final Duration timeout;
    private final int answerBytes;
    private final AnswerBudget budget;
    private final AnswerBudget furtherBudget;

    /**
     * @param bearerToken asked for each request, so that a rotated token is used at once; never sent over plain HTTP
     * @throws IOException when an authority, a certificate or a key cannot be read; the message names it
     */
    public HttpKubeletClient(
            Vertx vertx,
            KubeletTrust trust,
            Supplier<Optional<String>> bearerToken,
            KubeletLimits limits,
            InstantSource clock)
            throws IOException {
        this(
                vertx,
                trust,
                bearerToken,
                limits,
                clock,
                new AnswerBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP, System::nanoTime));
    }

    HttpKubeletClient(
            Vertx vertx,
            KubeletTrust trust,
            Supplier<Optional<String>> bearerToken,
            KubeletLimits limits,
            InstantSource clock,
            AnswerBudget budget)
            throws IOException {
        this.http = KubeletConnections.open(vertx, trust, expected, limits, clock);
        this.loops = EventLoops.of(vertx);
        this.bearerToken = switch (trust) {
            case KubeletTrust.Plain _ -> Optional::empty;
            case KubeletTrust.Verified _, KubeletTrust.Unverified _ ->
                Objects.requireNonNull(bearerToken, "bearerToken");
        };
        this.timeout = limits.timeout();
        this.answerBytes = (int) Math.min(limits.answerBytes(), budget.largestAnswer());
        this.budget = budget;
        this.furtherBudget =
                new AnswerBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_FURTHER_ANSWERS, System::nanoTime);
    }

    @Override
    public KubeletAnswer fetch(String node, URI uri) throws InterruptedException {
        return fetch(node, uri, answer -> answer);
    }

    @Override
    public <T> T fetch(String node, URI uri, Function<KubeletAnswer, T> reading) throws InterruptedException {
        return fetch(node, uri, timeout, budget, reading);
    }

    @Override
    public <T> T fetchFurther(String node, URI uri, Duration within, Function<KubeletAnswer, T> reading)
            throws InterruptedException {
        return fetch(node, uri, within.compareTo(timeout) < 0 ? within : timeout, furtherBudget, reading);
    }

    private <T> T fetch(String node, URI uri, Duration within, AnswerBudget memory, Function<KubeletAnswer, T> reading)
            throws InterruptedException {
        expected.expect(node, uri);
        try (AnswerBudget.Share share = memory.open()) {
            return reading.apply(ask(uri, within, share));
        }
    }

    private KubeletAnswer ask(URI uri, Duration within, AnswerBudget.Share share) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        try {
            KubeletAnswer answer;
            try {
                answer = ask(uri, deadline, share);
            } catch (HttpClosedException _) {
                // A kept connection whose kubelet was restarted is noticed by using it: once more, over a new one.
                answer = ask(uri, deadline, share);
            }
            return share.settle()
                    ? answer
                    : new KubeletAnswer.Failed(FailureCause.BODY, "no memory left for it beside other answers");
        } catch (TimeoutException _) {
            return new KubeletAnswer.Failed(
                    FailureCause.TIMEOUT, "no complete answer within " + within.toMillis() + " ms");
        } catch (IOException e) {
            return FailureClasses.of(e);
        } catch (HttpClosedException e) {
            return FailureClasses.of(e);
        }
    }

    /** @throws HttpClosedException when the connection was closed before the first byte of an answer */
    private KubeletAnswer ask(URI uri, long deadline, AnswerBudget.Share share)
            throws IOException, TimeoutException, InterruptedException {
        // Closing ends a request that is still under way, so that a kubelet that drips bytes does not hold its
        // connection.
        try (KubeletExchange exchange = KubeletExchange.begin(http, loops.of(uri), request(uri))) {
            return switch (exchange.next(deadline)) {
                case Arrival.Head(int status, String encoding) -> {
                    BoundedBody body = new BoundedBody(answerBytes, share, exchange::giveUp);
                    byte[] bytes = body(exchange, deadline, body);
                    yield status == OK ? unpacked(bytes, encoding, share) : refused(uri, status);
                }
                case Arrival.Broken(HttpClosedException closed) -> throw closed;
                case Arrival.Broken(Throwable cause) -> FailureClasses.of(cause);
                case Arrival.Piece _, Arrival.End _ ->
                    throw new IllegalStateException("an answer begins with its head");
            };
        }
    }

    private static byte[] body(KubeletExchange exchange, long deadline, BoundedBody body)
            throws IOException, TimeoutException, InterruptedException {
        while (true) {
            switch (exchange.next(deadline)) {
                case Arrival.Piece(byte[] piece) -> {
                    body.add(piece, piece.length);
                    exchange.more();
                }
                case Arrival.End _ -> {
                    return body.bytes();
                }
                case Arrival.Broken(Throwable cause) -> throw new IOException(cause);
                case Arrival.Head _ -> throw new IllegalStateException("an answer has one head");
            }
        }
    }

    private RequestOptions request(URI uri) {
        String query = uri.getRawQuery();
        String host = uri.getHost();
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(host)
                .setPort(uri.getPort())
                .setURI(query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query)
                .setSsl(uri.getScheme().equals("https"))
                .setFollowRedirects(false)
                .putHeader("Accept-Encoding", "gzip");
        if (host.startsWith("[")) {
            request.setServer(SocketAddress.inetSocketAddress(uri.getPort(), host.substring(1, host.length() - 1)));
        }
        bearerToken.get().ifPresent(token -> request.putHeader("Authorization", "Bearer " + token));
        return request;
    }

    private static KubeletAnswer refused(URI uri, int status) {
        return switch (status) {
            case 401 ->
                new KubeletAnswer.Failed(FailureCause.UNAUTHORIZED, "the kubelet does not accept our credentials");
            case 403 ->
                new KubeletAnswer.Failed(
                        FailureCause.FORBIDDEN, "our credentials lack the permission to get " + right(uri));
            default -> new KubeletAnswer.Failed(FailureCause.STATUS, "answered with status " + status);
        };
    }

    private static String right(URI uri) {
        return uri.getPath().endsWith(KubeletEndpoint.SUMMARY.path())
                ? KubeletEndpoint.SUMMARY.right()
                : KubeletEndpoint.RESOURCE.right();
    }

    private KubeletAnswer unpacked(byte[] bytes, String encoding, AnswerBudget.Share share) {
        if (!encoding.equals("gzip")) {
            return new KubeletAnswer.Body(bytes);
        }
        BoundedBody plain = new BoundedBody(answerBytes, share, _ -> {});
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes), PIECE)) {
            byte[] piece = new byte[PIECE];
            for (int read = packed.read(piece); read >= 0; read = packed.read(piece)) {
                plain.add(piece, read);
            }
            return new KubeletAnswer.Body(plain.bytes());
        } catch (BoundedBody.RefusedException e) {
            return FailureClasses.of(e);
        } catch (IOException e) {
            return new KubeletAnswer.Failed(FailureCause.BODY, "broken gzip: " + e.getMessage());
        }
    }

    @Override
    public void keepOnly(Set<String> nodes) {
        expected.keepOnly(nodes);
    }

    /** Bytes that no answer occupies. */
    long freeBytes() {
        return budget.free();
    }

    @Override
    public void close() {
        http.close();
    }
}
