package dev.windlass.kube.aggregated;

import dev.windlass.kube.aggregated.access.Caller;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Carries requests from the event loop to a virtual thread and their answers back, within the deadline. */
final class Exchange implements Handler<HttpServerRequest> {
    private final Vertx vertx;
    private final Router router;
    private final ExecutorService workers;
    private final RequestObserver observer;
    private final InstantSource clock;
    private final Duration within;

    Exchange(
            Vertx vertx,
            Router router,
            ExecutorService workers,
            RequestObserver observer,
            InstantSource clock,
            Duration within) {
        this.vertx = vertx;
        this.router = router;
        this.workers = workers;
        this.observer = observer;
        this.clock = clock;
        this.within = within;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Instant came = clock.instant();
        Context context = vertx.getOrCreateContext();
        Incoming incoming = new Incoming(
                request.method().name(),
                request.path() == null ? "/" : request.path(),
                request.query() == null ? "" : request.query(),
                new Caller(chain(request), headers(request)));
        try {
            Future<?> work = workers.submit(() -> {
                Answer answer = compressed(router.answer(incoming), incoming);
                context.runOnContext(_ -> send(request.response(), answer, incoming, came));
            });
            long timer = vertx.setTimer(within.toMillis(), _ -> {
                if (work.cancel(true)) {
                    StatusFailure late =
                            StatusFailure.timeout("the request did not complete within " + within.toSeconds() + "s");
                    send(request.response(), Renderer.failed(late, Form.Encoding.JSON), incoming, came);
                }
            });
            request.response().endHandler(_ -> vertx.cancelTimer(timer));
            request.response().closeHandler(_ -> vertx.cancelTimer(timer));
        } catch (RejectedExecutionException e) {
            StatusFailure stopping = StatusFailure.serviceUnavailable("the server is shutting down");
            send(request.response(), Renderer.failed(stopping, Form.Encoding.JSON), incoming, came);
        }
    }

    private static Answer compressed(Answer answer, Incoming incoming) {
        try {
            return Compression.apply(answer, incoming.header("accept-encoding"));
        } catch (IOException e) {
            throw new UncheckedIOException("compressing in memory does not fail", e);
        }
    }

    private void send(HttpServerResponse response, Answer answer, Incoming incoming, Instant came) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.code());
        response.putHeader("Content-Type", answer.contentType());
        response.putHeader("Cache-Control", "no-cache, private");
        answer.headers().forEach(response::putHeader);
        BodyPump.send(response, answer.body());
        observe(answer, incoming, came);
    }

    private void observe(Answer answer, Incoming incoming, Instant came) {
        String[] parts = incoming.rawPath().split("/", 9);
        boolean resource = parts.length > 4 && parts[1].equals("apis");
        int at = resource && parts[4].equals("namespaces") && parts.length > 6 ? 6 : 4;
        observer.answered(
                incoming.method(),
                incoming.rawPath(),
                resource ? parts[2] : "",
                resource ? parts[at] : "",
                answer.code(),
                Duration.between(came, clock.instant()));
    }

    private static List<X509Certificate> chain(HttpServerRequest request) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            for (Certificate certificate : request.sslSession().getPeerCertificates()) {
                if (certificate instanceof X509Certificate x509) {
                    chain.add(x509);
                }
            }
        } catch (SSLPeerUnverifiedException _) {
            return List.of(); // the client gave none
        }
        return chain;
    }

    private static Map<String, List<String>> headers(HttpServerRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.computeIfAbsent(name, _ -> new ArrayList<>())
                .add(value));
        return headers;
    }
}
