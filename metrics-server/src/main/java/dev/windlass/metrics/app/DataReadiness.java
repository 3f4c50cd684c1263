package dev.windlass.metrics.app;

import dev.windlass.metrics.kubelet.FailureCause;
import dev.windlass.metrics.window.ServedCounts;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether there is something to serve, with the counts behind the answer. */
@Readiness
@ApplicationScoped
class DataReadiness implements HealthCheck {
    private final MetricsServer server;

    DataReadiness(MetricsServer server) {
        this.server = server;
    }

    @Override
    public HealthCheckResponse call() {
        int planned = server.plan().known().size();
        ServedCounts served = server.store().counts();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("usage")
                .status(server.hasData())
                .withData("nodes", planned)
                .withData("nodesServed", served.nodes())
                .withData("containersServed", served.containers());
        server.failures().counts().forEach((FailureCause cause, Integer count) -> {
            if (count > 0) {
                response.withData("failing." + cause.label(), count);
            }
        });
        return response.build();
    }
}
