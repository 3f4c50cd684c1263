package dev.windlass.cluster.app;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.function.Supplier;

/** Times the steps of a pass, and gives each a span. */
final class Steps {
    private final Tracer tracer;
    private final AutoscalerMetrics metrics;

    Steps(Tracer tracer, AutoscalerMetrics metrics) {
        this.tracer = tracer;
        this.metrics = metrics;
    }

    <T> T timed(Step step, Supplier<T> work) {
        Span span = tracer.spanBuilder(step.text()).startSpan();
        long start = System.nanoTime();
        try (Scope _ = span.makeCurrent()) {
            return work.get();
        } finally {
            metrics.took(step, Duration.ofNanos(System.nanoTime() - start));
            span.end();
        }
    }

    void timed(Step step, Runnable work) {
        timed(step, () -> {
            work.run();
            return step;
        });
    }
}
