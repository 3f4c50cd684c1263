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
    private final ServableData data;
    private final Scraping scraping;

    DataReadiness(ServableData data, Scraping scraping) {
        this.data = data;
        this.scraping = scraping;
    }

    @Override
    public HealthCheckResponse call() {
        ServedCounts served = data.counts();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("usage")
                .status(data.there())
                .withData("nodes", scraping.nodesKnown())
                .withData("nodesServed", served.nodes())
                .withData("containersServed", served.containers());
        scraping.failures().counts().forEach((FailureCause cause, Integer count) -> {
            if (count > 0) {
                response.withData("failing." + cause.label(), count);
            }
        });
        return response.build();
    }
}
