package dev.windlass.stream.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.Eventually;
import dev.windlass.stream.decision.Decisions;
import dev.windlass.stream.memory.InMemoryTopics;
import dev.windlass.stream.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class OutboxMetricsTest {
    @Test
    void theMetersTellWhatWaitsAndWhatIsWritten() {
        InMemoryTopics topics = new InMemoryTopics(InstantSource.system());
        topics.goAway();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Outbox outbox = topics.outbox()) {
            new OutboxMetrics(outbox, Topics.DEFAULT).bindTo(registry);
            new DecisionPublisher(outbox, Topics.DEFAULT, "autoscaler")
                    .publish(Decisions.horizontal("web", 5), Context.root());

            assertThat(gauge(registry, "windlass.outbox.depth")).isEqualTo(1);
            assertThat(registry.get("windlass.outbox.connected").gauge().value())
                    .isZero();

            topics.comeBack();
            Eventually.within(Duration.ofSeconds(10), outbox::state, state -> state.depth() == 0);
            assertThat(gauge(registry, "windlass.outbox.depth")).isZero();
            assertThat(registry.get("windlass.outbox.connected").gauge().value())
                    .isEqualTo(1);
            assertThat(registry.get("windlass.outbox.written")
                            .tag("topic", "windlass.decisions.horizontal")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("windlass.outbox.oldest.age").timeGauge().value())
                    .isZero();
        }
    }

    private static double gauge(SimpleMeterRegistry registry, String name) {
        return registry.get(name)
                .tag("topic", "windlass.decisions.horizontal")
                .gauge()
                .value();
    }
}
