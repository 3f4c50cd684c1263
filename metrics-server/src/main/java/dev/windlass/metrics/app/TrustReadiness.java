package dev.windlass.metrics.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether the API server's front proxy is believed: until it is, every request that comes by it is refused. */
@Readiness
@ApplicationScoped
class TrustReadiness implements HealthCheck {
    private final Serving serving;

    TrustReadiness(Serving serving) {
        this.serving = serving;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(PortChecks.FRONT_PROXY);
        return serving.trustProblem()
                .map(problem -> response.down().withData("reason", problem))
                .orElseGet(response::up)
                .build();
    }
}
