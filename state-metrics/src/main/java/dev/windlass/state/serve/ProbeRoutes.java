package dev.windlass.state.serve;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * The paths by which the peer's manifests probe it, so that they work unchanged: {@code /healthz} says that the
 * process answers, {@code /livez} that the API server does. What our own probes ask is {@code /q/health}.
 */
public final class ProbeRoutes {
    private static final int UNAVAILABLE = 503;
    private static final String LANDING_PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Windlass state-metrics</title></head>
            <body>
            <h1>Windlass state-metrics</h1>
            <ul>
            <li><a href="/metrics">metrics</a> of the cluster's objects</li>
            <li><a href="/q/metrics">metrics</a> of this service</li>
            <li><a href="/q/health">health</a> of this service</li>
            <li><a href="/livez">livez</a> of the API server</li>
            </ul>
            </body>
            </html>
            """;

    private final BooleanSupplier apiServerLives;
    private final Executor virtualThreads;

    /** @param apiServerLives asks the API server; may block */
    public ProbeRoutes(BooleanSupplier apiServerLives, Executor virtualThreads) {
        this.apiServerLives = apiServerLives;
        this.virtualThreads = virtualThreads;
    }

    public void mount(Router router) {
        router.get("/healthz").handler(context -> end(context.response(), "OK"));
        router.get("/livez").handler(context -> virtualThreads.execute(() -> livez(context.response())));
        router.get("/").handler(context -> {
            context.response().putHeader("Content-Type", "text/html; charset=utf-8");
            end(context.response(), LANDING_PAGE);
        });
    }

    private void livez(HttpServerResponse response) {
        if (apiServerLives.getAsBoolean()) {
            end(response, "OK");
        } else {
            end(response.setStatusCode(UNAVAILABLE), "Service Unavailable");
        }
    }

    private static void end(HttpServerResponse response, String body) {
        var _ = response.end(body);
    }
}
