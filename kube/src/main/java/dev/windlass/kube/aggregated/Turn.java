package dev.windlass.kube.aggregated;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request from its arrival until its caller has the answer. Everything ends at the deadline: the work, or a body that its
 * caller does not take. All but the work itself happens on the request's event loop.
 */
final class Turn {
    private static final Logger LOG = System.getLogger(Turn.class.getName());
    /** What a read-only API takes of a body before it hangs up. */
    private static final long MOST_BODY = 1 << 20;

    private static final long CANCEL = 0x8;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Incoming incoming;
    private final Backlog.Delivery delivery;
    private final UnderWay underWay;
    private final Consumer<Answer> whenSent;
    private final Context context;
    private @Nullable Future<?> work;
    private @Nullable BodyPump body;
    private long timer;
    private long bodyRead;

    Turn(
            Vertx vertx,
            HttpServerRequest request,
            Incoming incoming,
            Backlog.Delivery delivery,
            UnderWay underWay,
            Consumer<Answer> whenSent) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.incoming = incoming;
        this.delivery = delivery;
        this.underWay = underWay;
        this.whenSent = whenSent;
        this.context = vertx.getOrCreateContext();
    }

    void begin(Router router, ExecutorService workers, Duration within) {
        underWay.came(this);
        discardBody();
        response.endHandler(_ -> over());
        response.closeHandler(_ -> gone());
        response.exceptionHandler(_ -> gone());
        timer = vertx.setTimer(within.toMillis(), _ -> late(within));
        try {
            work = workers.submit(() -> answer(router));
        } catch (RejectedExecutionException e) {
            fail(StatusFailure.serviceUnavailable("the server is shutting down"));
        }
    }

    private void answer(Router router) {
        Answer answer = made(router);
        switch (answer.body()) {
            case Body.Whole(byte[] bytes) -> context.runOnContext(_ -> send(answer, bytes));
            case Body.Flowing flowing -> flow(answer, flowing);
        }
    }

    private void discardBody() {
        request.handler(piece -> {
            bodyRead += piece.length();
            if (bodyRead > MOST_BODY) {
                cut();
            }
        });
        request.exceptionHandler(_ -> gone());
    }

    /** Always an answer: a caller that gets none waits until its own patience ends. */
    private Answer made(Router router) {
        try {
            return Compression.apply(router.answer(incoming, delivery), incoming.header("accept-encoding"));
        } catch (IOException e) {
            throw new UncheckedIOException("compressing in memory does not fail", e);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.log(Level.ERROR, "answering " + incoming.method() + " " + incoming.rawPath() + " failed", e);
            return Renderer.failed(StatusFailure.internalError("the answer could not be made"), Form.Encoding.JSON);
        }
    }

    private void late(Duration within) {
        Future<?> running = work;
        if (!response.headWritten() && running != null && running.cancel(true)) {
            fail(StatusFailure.timeout("the request did not complete within " + within.toSeconds() + "s"));
        } else {
            cut();
        }
    }

    /** On the worker's thread, which waits whenever the caller does not take what is made. */
    private void flow(Answer answer, Body.Flowing flowing) {
        BodyFlow flow = new BodyFlow(
                response,
                context,
                flowing.pieces(),
                () -> delivery.share(BodyFlow.MOST_UNDER_WAY, BodyFlow.HELD_EACH),
                delivery::took,
                () -> underWay.left(this));
        context.runOnContext(_ -> {
            if (begins(answer)) {
                flowing.length()
                        .ifPresentOrElse(
                                bytes -> response.putHeader("Content-Length", Long.toString(bytes)),
                                () -> response.setChunked(true));
                long held = flowing.standing() + BodyFlow.LEAST_HELD;
                delivery.sends(held, () -> context.runOnContext(_ -> cut()));
                whenSent.accept(answer);
            }
        });
        try {
            flow.run();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.log(Level.ERROR, "answering " + incoming.method() + " " + incoming.rawPath() + " broke off", e);
            context.runOnContext(_ -> cut());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            context.runOnContext(_ -> cut());
        }
    }

    private void fail(StatusFailure failure) {
        Answer answer = Renderer.failed(failure, Form.Encoding.JSON);
        switch (answer.body()) {
            case Body.Whole(byte[] bytes) -> send(answer, bytes);
            case Body.Flowing _ -> throw new AssertionError("a failure is small");
        }
    }

    private void send(Answer answer, byte[] bytes) {
        if (!begins(answer)) {
            return;
        }
        if (incoming.method().equals("HEAD")) {
            response.putHeader("Content-Length", Integer.toString(bytes.length));
            response.end().onComplete(_ -> underWay.left(this));
        } else {
            delivery.sends(bytes.length, () -> context.runOnContext(_ -> cut()));
            BodyPump pump = new BodyPump(response, bytes, delivery::took, () -> underWay.left(this));
            body = pump;
            pump.start();
        }
        whenSent.accept(answer);
    }

    /** Sets status and headers; false when there is nobody to answer any more. */
    private boolean begins(Answer answer) {
        if (response.ended() || response.closed()) {
            delivery.close();
            underWay.left(this);
            return false;
        }
        response.setStatusCode(answer.code());
        if (!answer.contentType().isEmpty()) {
            response.putHeader("Content-Type", answer.contentType());
        }
        response.putHeader("Cache-Control", "no-cache, private");
        answer.headers().forEach(response::putHeader);
        if (underWay.areLastOnes() && request.version() != HttpVersion.HTTP_2) {
            response.putHeader("Connection", "close");
        }
        return true;
    }

    /** Ends the stream, or with HTTP/1 the connection, without an answer or in the middle of one. */
    private void cut() {
        gone();
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(CANCEL);
        } else if (request.connection() instanceof ConnectionBase connection) {
            // The connection's own close waits until everything is written, which a caller that reads nothing never
            // lets happen.
            connection.channelHandlerContext().close();
        } else {
            request.connection().close();
        }
    }

    private void gone() {
        over();
        underWay.left(this);
    }

    private void over() {
        vertx.cancelTimer(timer);
        delivery.close();
        BodyPump sending = body;
        if (sending != null) {
            sending.abandon();
        }
        Future<?> running = work;
        if (running != null) {
            running.cancel(true);
        }
    }
}
