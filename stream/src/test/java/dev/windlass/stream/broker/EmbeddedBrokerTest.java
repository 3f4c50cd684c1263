package dev.windlass.stream.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.topic.TopicPlan;
import dev.windlass.stream.topic.TopicSetup;
import dev.windlass.stream.topic.TopicState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void topicsAreMadeAsPlannedAndAreStillThereAfterAStopAndAStart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            StreamSettings settings = StreamSettings.of(broker.bootstrapServers());

            assertThat(TopicSetup.ensure(settings, DEADLINE).values())
                    .hasSize(TopicPlan.all(settings.topics()).size())
                    .allMatch(new TopicState.Created()::equals);
            broker.stop();
            assertThat(broker.running()).isFalse();
            assertThat(catchTimeout(settings)).hasMessageContaining(broker.bootstrapServers());
            broker.start();

            assertThat(broker.bootstrapServers()).isEqualTo(settings.bootstrapServers());
            assertThat(TopicSetup.ensure(settings, DEADLINE).values())
                    .hasSize(TopicPlan.all(settings.topics()).size())
                    .allMatch(new TopicState.Present(List.of())::equals);
        }
    }

    @Test
    void aTopicThatDiffersFromThePlanIsLeftAsItIsAndReported() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            StreamSettings settings = StreamSettings.of(broker.bootstrapServers());
            TopicPlan theirs = new TopicPlan("windlass.samples", 1, java.util.Map.of("retention.ms", "1000"));
            try (TopicSetup setup = new TopicSetup(settings, "test", List.of(theirs))) {
                setup.ensure(DEADLINE);
            }

            TopicState state = TopicSetup.ensure(settings, DEADLINE).get("windlass.samples");

            assertThat(state)
                    .isInstanceOfSatisfying(TopicState.Present.class, present -> assertThat(present.differences())
                            .contains("retention.ms is 1000, planned is 21600000"));
        }
    }

    private static TimeoutException catchTimeout(StreamSettings settings) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                TimeoutException.class, () -> TopicSetup.ensure(settings, Duration.ofSeconds(2)));
    }
}
