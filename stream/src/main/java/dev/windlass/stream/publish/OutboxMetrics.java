package dev.windlass.stream.publish;

import dev.windlass.stream.topic.TopicPlan;
import dev.windlass.stream.topic.Topics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What an outbox tells about itself: {@code windlass_outbox_…}, by topic. */
public final class OutboxMetrics implements MeterBinder {
    private static final OutboxState.TopicCounts NONE = new OutboxState.TopicCounts(0, 0, 0, 0);

    private final Outbox outbox;
    private final Topics topics;

    public OutboxMetrics(Outbox outbox, Topics topics) {
        this.outbox = outbox;
        this.topics = topics;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("windlass.outbox.connected", outbox, box -> box.state().degraded() ? 0 : 1)
                .description(
                        "1 when Kafka answers and takes records, or the stream is switched off; 0 when records wait")
                .register(registry);
        TimeGauge.builder("windlass.outbox.oldest.age", outbox, TimeUnit.NANOSECONDS, box -> box.state()
                        .oldestAge()
                        .toNanos())
                .description("How long the oldest unwritten record has waited")
                .register(registry);
        for (TopicPlan plan : TopicPlan.all(topics)) {
            Gauge.builder("windlass.outbox.depth", outbox, count(plan.name(), OutboxState.TopicCounts::waiting))
                    .description("Records taken and not yet written")
                    .tag("topic", plan.name())
                    .register(registry);
            counter(registry, plan, "written", "Records acknowledged by Kafka", OutboxState.TopicCounts::written);
            counter(registry, plan, "dropped", "Records given up for want of room", OutboxState.TopicCounts::dropped);
            counter(registry, plan, "rejected", "Records Kafka will never take", OutboxState.TopicCounts::rejected);
        }
    }

    private void counter(
            MeterRegistry registry,
            TopicPlan plan,
            String name,
            String description,
            ToDoubleFunction<OutboxState.TopicCounts> count) {
        FunctionCounter.builder("windlass.outbox." + name, outbox, count(plan.name(), count))
                .description(description)
                .tag("topic", plan.name())
                .register(registry);
    }

    private static ToDoubleFunction<Outbox> count(String topic, ToDoubleFunction<OutboxState.TopicCounts> count) {
        return box -> count.applyAsDouble(box.state().topics().getOrDefault(topic, NONE));
    }
}
