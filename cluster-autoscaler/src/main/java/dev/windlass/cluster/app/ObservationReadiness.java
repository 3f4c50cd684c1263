package dev.windlass.cluster.app;

import dev.windlass.cluster.observe.Freshness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether the cluster is observed, and so decided about; and what is wrong with the live settings. */
@Readiness
@ApplicationScoped
class ObservationReadiness implements HealthCheck {
    private final ClusterAutoscaler autoscaler;

    ObservationReadiness(ClusterAutoscaler autoscaler) {
        this.autoscaler = autoscaler;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("observation").withData("leader", autoscaler.leads());
        int number = 0;
        for (String problem : autoscaler.settings().problems()) {
            response.withData("settings." + ++number, problem);
        }
        return switch (autoscaler.mirror().freshness()) {
            case Freshness.Fresh.FRESH -> response.up().build();
            case Freshness.Stale(String why) ->
                response.down().withData("stale", why).build();
        };
    }
}
