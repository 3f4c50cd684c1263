package dev.windlass.metrics.app;

import dev.windlass.kube.watch.WatchState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether nodes and pods are known; says stale while the API server is away, and the last good state is served on. */
@Readiness
@ApplicationScoped
class ObjectsReadiness implements HealthCheck {
    /** Bookmarks come about once a minute on a quiet cluster. */
    private static final Duration STALE_AFTER = Duration.ofMinutes(3);

    private final InstantSource time = InstantSource.system();
    private final ObservedObjects objects;

    ObjectsReadiness(ObservedObjects objects) {
        this.objects = objects;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("objects").status(objects.synced());
        describe(response, "nodes", objects.nodeState());
        describe(response, "pods", objects.podState());
        return response.build();
    }

    private void describe(HealthCheckResponseBuilder response, String kind, WatchState state) {
        Instant now = time.instant();
        boolean away = state.failures() > 0 || state.stale(now, STALE_AFTER);
        response.withData(kind, !state.synced() ? "waiting" : away ? "stale" : "ok");
        if (!state.lastError().isEmpty()) {
            response.withData(kind + ".error", state.lastError());
        }
    }
}
