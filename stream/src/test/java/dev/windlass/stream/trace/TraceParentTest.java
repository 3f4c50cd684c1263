package dev.windlass.stream.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aTraceGoesOnFromHeaderToContextToHeader() {
        Context context = TraceParent.context(TRACE);

        assertThat(Span.fromContext(context).getSpanContext().getTraceId())
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(TraceParent.headers(context)).isEqualTo(Map.of("traceparent", TRACE));
    }

    @Test
    void withoutASpanThereIsNoHeader() {
        assertThat(TraceParent.headers(Context.root())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"})
    void aHeaderThatCannotBeReadBeginsANewTrace(String header) {
        assertThat(Span.fromContext(TraceParent.context(header))
                        .getSpanContext()
                        .isValid())
                .isFalse();
    }
}
