package dev.windlass.stream.trace;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trace context in and out of headers.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public final class TraceParent {
    /** Name of the header. */
    public static final String HEADER = "traceparent";

    private static final W3CTraceContextPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

    private TraceParent() {}

    /** The headers that carry the span of {@code context}; none when it has no span. */
    public static Map<String, String> headers(Context context) {
        Map<String, String> headers = new HashMap<>();
        PROPAGATOR.inject(context, headers, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.put(key, value);
            }
        });
        return headers;
    }

    /** The context to go on in; the root when there is no header or it cannot be read. */
    public static Context context(@Nullable String traceparent) {
        return context(traceparent == null ? Map.of() : Map.of(HEADER, traceparent));
    }

    /** The context to go on in; the root when the headers carry none. */
    public static Context context(Map<String, String> headers) {
        return PROPAGATOR.extract(Context.root(), headers, new HeaderGetter());
    }

    private static final class HeaderGetter implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
