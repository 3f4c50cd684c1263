package dev.windlass.state.app;

import dev.windlass.state.watch.ResourceWatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while every watch's loop runs. A loop survives whatever the API server does, so one that ended needs a restart. */
@Liveness
@ApplicationScoped
class WatchLiveness implements HealthCheck {
    private final StateMetrics service;

    WatchLiveness(StateMetrics service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        String ended = String.join(
                ",",
                service.watches().stream()
                        .filter(watch -> !watch.alive())
                        .map(ResourceWatch::resource)
                        .toList());
        return ended.isEmpty()
                ? HealthCheckResponse.up("watches running")
                : HealthCheckResponse.named("watches running")
                        .down()
                        .withData("ended", ended)
                        .build();
    }
}
