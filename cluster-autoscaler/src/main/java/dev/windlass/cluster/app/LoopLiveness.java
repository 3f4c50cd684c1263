package dev.windlass.cluster.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether passes go on. A replica that does not lead, or rests because the API server is away, is alive. */
@Liveness
@ApplicationScoped
class LoopLiveness implements HealthCheck {
    private final ClusterAutoscaler autoscaler;

    LoopLiveness(ClusterAutoscaler autoscaler) {
        this.autoscaler = autoscaler;
    }

    @Override
    public HealthCheckResponse call() {
        return autoscaler.pulse().response();
    }
}
