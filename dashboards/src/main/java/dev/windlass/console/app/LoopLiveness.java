package dev.windlass.console.app;

import dev.windlass.service.loop.LoopHealth;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether the view still moves. */
@Liveness
@ApplicationScoped
class LoopLiveness implements HealthCheck {
    private final LoopHealth loop;

    LoopLiveness(LoopHealth loop) {
        this.loop = loop;
    }

    @Override
    public HealthCheckResponse call() {
        return loop.response();
    }
}
