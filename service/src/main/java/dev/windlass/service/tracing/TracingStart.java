package dev.windlass.service.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Makes the one OpenTelemetry before any loop starts. It is made on first use, and two threads that use it first at the same time
 * end the start: one reads the global instance while the other has yet to set it.
 */
@ApplicationScoped
final class TracingStart {
    private static final int BEFORE_LOOPS = 2;

    void onStart(@Observes @Priority(BEFORE_LOOPS) StartupEvent event, OpenTelemetry telemetry) {
        telemetry.getTracerProvider();
    }
}
