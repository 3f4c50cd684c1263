package dev.windlass.kube.aggregated;

import dev.windlass.kube.aggregated.access.Caller;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
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
import javax.net.ssl.SSLPeerUnverifiedException;

/** Takes requests off the event loop and gives each its turn. */
final class Exchange implements Handler<HttpServerRequest> {
    private final Vertx vertx;
    private final Router router;
    private final ExecutorService workers;
    private final RequestObserver observer;
    private final InstantSource clock;
    private final Duration within;
    private final Backlog backlog;
    private final UnderWay underWay;

    Exchange(
            Vertx vertx,
            Router router,
            ExecutorService workers,
            RequestObserver observer,
            InstantSource clock,
            Duration within,
            Backlog backlog,
            UnderWay underWay) {
        this.vertx = vertx;
        this.router = router;
        this.workers = workers;
        this.observer = observer;
        this.clock = clock;
        this.within = within;
        this.backlog = backlog;
        this.underWay = underWay;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Instant came = clock.instant();
        Incoming incoming = new Incoming(
                request.method().name(),
                request.path() == null ? "/" : request.path(),
                request.query() == null ? "" : request.query(),
                new Caller(chain(request), headers(request)));
        new Turn(vertx, request, incoming, backlog.delivery(), underWay, answer -> observe(answer, incoming, came))
                .begin(router, workers, within);
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
