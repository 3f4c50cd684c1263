package dev.windlass.autoscaler.app;

import dev.windlass.stream.publish.OutboxState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says degraded while Kafka is away, and stays up: decisions are made without it and wait to be told. */
@Readiness
@ApplicationScoped
class StreamReadiness implements HealthCheck {
    private final AutoscalerService service;

    StreamReadiness(AutoscalerService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        OutboxState state = service.outbox().state();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("stream")
                .up()
                .withData("state", state.degraded() ? "degraded" : "ok")
                .withData("link", state.link().name())
                .withData("waiting", state.depth())
                .withData("lost", state.lost());
        state.lastError().ifPresent(error -> response.withData("error", error));
        return response.build();
    }
}
