package dev.windlass.autoscaler.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether there is something to judge by: pods and autoscalers are known. Says how fresh they are, and where usage comes from. */
@Readiness
@ApplicationScoped
class DataReadiness implements HealthCheck {
    private static final Duration STALE = Duration.ofMinutes(1);

    private final AutoscalerService service;

    DataReadiness(AutoscalerService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        ObservedCluster cluster = service.cluster();
        Instant now = Instant.now();
        boolean stale = cluster.podState().stale(now, STALE)
                || cluster.autoscalerState().stale(now, STALE);
        HealthCheckResponseBuilder response = HealthCheckResponse.named("cluster")
                .status(cluster.synced())
                .withData("state", stale ? "stale" : "fresh")
                .withData("pods", cluster.pods().size())
                .withData("autoscalers", cluster.autoscalers().size())
                .withData(
                        "workloadAutoscalerCrd",
                        cluster.autoscalers()
                                .workloadState()
                                .map(state -> state.stale(now, STALE) ? "stale" : "followed")
                                .orElse("not followed"))
                .withData("leading", service.isLeading())
                .withData("usageSource", service.sources().isStreaming() ? "samples" : "metrics.k8s.io");
        String error = service.sources().catalogError();
        if (!error.isEmpty()) {
            response.withData("customMetrics", error);
        }
        return response.build();
    }
}
