package dev.windlass.metrics.app;

import dev.windlass.service.loop.LoopHealth;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether ticks go on. An API server that is away at the start is no reason to start again, so waiting for it is alive. */
@Liveness
@ApplicationScoped
class LoopLiveness implements HealthCheck {
    private final Scraping scraping;

    LoopLiveness(Scraping scraping) {
        this.scraping = scraping;
    }

    @Override
    public HealthCheckResponse call() {
        return scraping.pulse().map(LoopHealth::response).orElseGet(() -> HealthCheckResponse.named("scrape-loop")
                .up()
                .withData("state", "waiting for nodes and pods")
                .build());
    }
}
