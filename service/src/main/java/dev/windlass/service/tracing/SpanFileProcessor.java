package dev.windlass.service.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Hands spans to the file named in the settings, in batches and off the thread that made them. */
final class SpanFileProcessor {
    private static final Duration FLUSH_EVERY = Duration.ofMillis(500);

    SpanFileProcessor() {}

    @Produces
    @Singleton
    static SpanProcessor processor(TracingConfig config) {
        return config.file()
                .<SpanProcessor>map(file -> BatchSpanProcessor.builder(new SpanFile(file))
                        .setScheduleDelay(FLUSH_EVERY)
                        .build())
                .orElseGet(NoSpans::new);
    }

    /** Without a file there is nothing to do, but a bean has to stand there. */
    private static final class NoSpans implements SpanProcessor {
        @Override
        public void onStart(Context parentContext, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }
}
