package dev.windlass.metrics.app;

import dev.windlass.stream.publish.OutboxState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says degraded while Kafka is away, and stays up: scraping and serving need no Kafka. */
@Readiness
@ApplicationScoped
class StreamReadiness implements HealthCheck {
    private final StreamLinks stream;

    StreamReadiness(StreamLinks stream) {
        this.stream = stream;
    }

    @Override
    public HealthCheckResponse call() {
        OutboxState state = stream.outboxState();
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
