package dev.windlass.stream.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.decision.DecisionCodec;
import dev.windlass.stream.decision.Decisions;
import dev.windlass.stream.read.Replay;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.topic.Topics;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisabledStreamTest {
    private static final StreamSettings NO_KAFKA = StreamSettings.disabled();

    @Test
    void withoutKafkaDecisionsAreForgottenAndHealthIsNotDegraded() {
        try (Outbox outbox = Outbox.start(NO_KAFKA, "autoscaler")) {
            new DecisionPublisher(outbox, Topics.DEFAULT, "autoscaler")
                    .publish(Decisions.horizontal("web", 5), Context.root());

            assertThat(outbox.state().link()).isEqualTo(OutboxState.Link.DISABLED);
            assertThat(outbox.state().degraded()).isFalse();
            assertThat(outbox.state().depth()).isZero();
        }
    }

    @Test
    void withoutKafkaAReaderHasCaughtUpWithNothing() {
        TopicSource source = TopicSource.of(NO_KAFKA, "autoscaler", InstantSource.system());
        try (TopicReader reader = source.follow(Set.of("samples"), Start.earliest(), new DecisionCodec(), _ -> {});
                Replay<?> replay = source.replay("samples", Instant.MIN, Instant.MAX, new DecisionCodec())) {
            assertThat(reader.caughtUp()).isTrue();
            assertThat(reader.state().degraded()).isFalse();
            assertThat(replay.hasNext()).isFalse();
        }
    }
}
