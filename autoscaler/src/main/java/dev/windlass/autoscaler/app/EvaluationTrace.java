package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.decision.Evaluation;
import dev.windlass.autoscaler.decision.ScaleWrite;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.function.Supplier;

/** The spans of an evaluation. It goes on in the trace of a scrape it rests on and links the others, so that one trace leads from
 * the kubelet to the scale. */
final class EvaluationTrace {
    /** A workload on a thousand nodes rests on a thousand scrapes; a few are enough to find the rest. */
    private static final int MOST_LINKS = 8;

    private final Tracer tracer;

    EvaluationTrace(Tracer tracer) {
        this.tracer = tracer;
    }

    Running start(Autoscaler autoscaler, List<SpanContext> scrapes) {
        SpanBuilder builder = tracer.spanBuilder("decide")
                .setAttribute("k8s.namespace.name", autoscaler.namespace())
                .setAttribute("windlass.autoscaler", autoscaler.name());
        if (scrapes.isEmpty()) {
            builder.setNoParent();
        } else {
            builder.setParent(Context.root().with(Span.wrap(scrapes.getFirst())));
            scrapes.stream().skip(1).limit(MOST_LINKS).forEach(builder::addLink);
        }
        return new Running(builder.startSpan());
    }

    /** Makes the write of a change within its own span. */
    ScaleWrite actuating(Evaluation.Rescale rescale, Supplier<ScaleWrite> write) {
        Span span = tracer.spanBuilder("actuate")
                .setAttribute("windlass.replicas.current", rescale.current())
                .setAttribute("windlass.replicas.desired", rescale.replicas())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            ScaleWrite result = write.get();
            if (result instanceof ScaleWrite.Refused(String error)) {
                span.setStatus(StatusCode.ERROR, error);
            }
            return result;
        } finally {
            span.end();
        }
    }

    /** An evaluation going on. */
    static final class Running implements AutoCloseable {
        private final Span span;

        private Running(Span span) {
            this.span = span;
        }

        Context context() {
            return Context.root().with(span);
        }

        void failed(String error) {
            span.setStatus(StatusCode.ERROR, error);
        }

        @Override
        public void close() {
            span.end();
        }
    }
}
