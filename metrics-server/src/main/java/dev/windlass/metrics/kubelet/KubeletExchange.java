package dev.windlass.metrics.kubelet;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request to a kubelet. Its answer arrives on an event loop and is taken by the thread that asked, which may wait for memory
 * meanwhile: no more than a few pieces arrive before they are taken.
 */
final class KubeletExchange implements AutoCloseable {
    /** What is on its way at once: one that is being taken and one that arrives. */
    private static final int PIECES_AHEAD = 2;

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private volatile @Nullable HttpClientRequest request;
    private volatile @Nullable HttpClientResponse response;
    private volatile @Nullable Context loop;
    private volatile boolean complete;
    private volatile boolean over;

    /** What comes in, in this order: a head, any number of pieces, an end; or at any time that it broke. */
    sealed interface Arrival {
        /** @param encoding of the body; empty for none */
        record Head(int status, String encoding) implements Arrival {}

        record Piece(byte[] bytes) implements Arrival {}

        record End() implements Arrival {}

        record Broken(Throwable cause) implements Arrival {}
    }

    private KubeletExchange() {}

    /** @param loop asks and answers; the same for each request to one address, see {@link #answered} */
    static KubeletExchange begin(HttpClient http, Context loop, RequestOptions options) {
        KubeletExchange exchange = new KubeletExchange();
        loop.runOnContext(_ -> exchange.ask(http, options));
        return exchange;
    }

    private void ask(HttpClient http, RequestOptions options) {
        try {
            http.request(options).onComplete(this::connected);
        } catch (IllegalStateException e) {
            // The client was closed meanwhile; thrown on the loop, it would leave the one who waits waiting.
            arrivals.add(new Arrival.Broken(e));
        }
    }

    private void connected(AsyncResult<HttpClientRequest> result) {
        if (result.failed()) {
            arrivals.add(new Arrival.Broken(result.cause()));
            return;
        }
        HttpClientRequest ready = result.result();
        request = ready;
        if (over) {
            ready.reset();
            return;
        }
        ready.exceptionHandler(cause -> arrivals.add(new Arrival.Broken(cause)));
        ready.send().onComplete(this::answered);
    }

    private void answered(AsyncResult<HttpClientResponse> result) {
        if (result.failed()) {
            arrivals.add(new Arrival.Broken(result.cause()));
            return;
        }
        HttpClientResponse answer = result.result();
        answer.pause();
        loop = Vertx.currentContext();
        response = answer;
        answer.exceptionHandler(cause -> arrivals.add(new Arrival.Broken(cause)));
        answer.handler(piece -> arrivals.add(new Arrival.Piece(piece.getBytes())));
        Context its = Objects.requireNonNull(loop, "answers arrive on an event loop");
        answer.endHandler(_ -> {
            complete = true;
            // After this turn of the loop, which is the connection's too and sets it free: whoever asks again finds it.
            its.runOnContext(_ -> arrivals.add(new Arrival.End()));
        });
        arrivals.add(new Arrival.Head(
                answer.statusCode(), Objects.requireNonNullElse(answer.getHeader("Content-Encoding"), "")));
        answer.fetch(PIECES_AHEAD);
    }

    /**
     * What arrives next.
     *
     * @param deadline by {@link System#nanoTime}
     */
    Arrival next(long deadline) throws TimeoutException, InterruptedException {
        Arrival next = arrivals.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (next == null) {
            throw new TimeoutException("nothing arrived in time");
        }
        return next;
    }

    /** A piece has been taken, and another may arrive. */
    void more() {
        Context its = loop;
        HttpClientResponse answer = response;
        if (its != null && answer != null && !complete) {
            its.runOnContext(_ -> answer.fetch(1));
        }
    }

    /** Ends it, seen by the thread that takes from it; from any thread. */
    void giveUp(String why) {
        arrivals.add(new Arrival.Broken(new IOException(why)));
        close();
    }

    /** Hangs up, unless the answer has come to its end: then the connection is used again. */
    @Override
    public void close() {
        over = true;
        HttpClientRequest sent = request;
        if (sent != null && !complete) {
            sent.reset();
        }
    }
}
