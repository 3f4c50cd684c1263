package dev.windlass.cluster.app;

import dev.windlass.stream.publish.OutboxState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says degraded while Kafka is away, and stays up: pending pods are helped without it. */
@Readiness
@ApplicationScoped
class StreamReadiness implements HealthCheck {
    private final ClusterAutoscaler autoscaler;

    StreamReadiness(ClusterAutoscaler autoscaler) {
        this.autoscaler = autoscaler;
    }

    @Override
    public HealthCheckResponse call() {
        OutboxState state = autoscaler.outbox().state();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("stream")
                .up()
                .withData("state", state.degraded() ? "degraded" : "ok")
                .withData("link", state.link().name())
                .withData("waiting", state.depth())
                .withData("lost", state.lost())
                .withData(
                        "horizontalDecisions",
                        autoscaler.announcements().reader().state().link().name());
        state.lastError().ifPresent(error -> response.withData("error", error));
        return response.build();
    }
}
