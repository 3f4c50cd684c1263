package dev.windlass.metrics.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether the scrapes that the loop starts come to an end; kubelets that answer nothing are no reason to start again. */
@Liveness
@ApplicationScoped
class ScrapeLiveness implements HealthCheck {
    private final Scraping scraping;

    ScrapeLiveness(Scraping scraping) {
        this.scraping = scraping;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("scrapes")
                .status(scraping.scrapesEnd())
                .withData("noneEndedForSeconds", scraping.standstill().toSeconds())
                .build();
    }
}
