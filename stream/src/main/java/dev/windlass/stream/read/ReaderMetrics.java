package dev.windlass.stream.read;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What a reader tells about itself: {@code windlass_reader_…}. */
public final class ReaderMetrics implements MeterBinder {
    private final TopicReader reader;
    private final String name;

    /** @param name value of the tag {@code reader}, such as {@code samples} */
    public ReaderMetrics(TopicReader reader, String name) {
        this.reader = reader;
        this.name = name;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("windlass.reader.connected", reader, it -> it.state().degraded() ? 0 : 1)
                .description("1 when Kafka answers and the topics exist, or the stream is switched off")
                .tag("reader", name)
                .register(registry);
        Gauge.builder("windlass.reader.caught.up", reader, it -> it.caughtUp() ? 1 : 0)
                .description("1 once everything that stood on the topics at the first contact has been handled")
                .tag("reader", name)
                .register(registry);
        Gauge.builder("windlass.reader.lag", reader, it -> it.state().lag())
                .description("Records on the topics that are not handled yet")
                .tag("reader", name)
                .register(registry);
        FunctionCounter.builder(
                        "windlass.reader.records", reader, it -> it.state().handled())
                .description("Records handed to the handler")
                .tag("reader", name)
                .register(registry);
        FunctionCounter.builder(
                        "windlass.reader.unreadable", reader, it -> it.state().unreadable())
                .description("Records that could not be decoded")
                .tag("reader", name)
                .register(registry);
        FunctionCounter.builder(
                        "windlass.reader.faults", reader, it -> it.state().faults())
                .description("Records on which the handler failed")
                .tag("reader", name)
                .register(registry);
    }
}
