package dev.windlass.autoscaler.app;

import dev.windlass.service.loop.LoopHealth;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether evaluations go on. An API server that is away at the start is no reason to start again, so waiting for it is alive. */
@Liveness
@ApplicationScoped
class LoopLiveness implements HealthCheck {
    private final AutoscalerService service;

    LoopLiveness(AutoscalerService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return service.pulse().map(LoopHealth::response).orElseGet(() -> HealthCheckResponse.named("horizontal-loop")
                .up()
                .withData("state", "waiting for pods and autoscalers")
                .build());
    }
}
