package dev.windlass.autoscaler.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.Eventually;
import dev.windlass.stream.memory.InMemoryTopics;
import dev.windlass.stream.publish.NodeRequestPublisher;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.request.NodeRequestCodec;
import dev.windlass.stream.time.ManualClock;
import dev.windlass.stream.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloserLooksTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LASTING = Duration.ofSeconds(30);

    private final InMemoryTopics topics = new InMemoryTopics(new ManualClock(NOW));
    private final Outbox outbox = topics.outbox();

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void asksAgainOnlyWhenARequestIsHalfOver() {
        CloserLooks looks = looks(10);

        looks.ask(List.of("a"), "why", NOW);
        looks.ask(List.of("a"), "why", NOW.plusSeconds(14));
        looks.ask(List.of("a"), "why", NOW.plusSeconds(16));

        assertThat(asked()).containsExactly("a", "a");
    }

    @Test
    void asksForNoMoreNodesAtOnceThanItMay() {
        CloserLooks looks = looks(2);

        looks.ask(List.of("a", "b", "c"), "why", NOW);
        assertThat(looks.asked()).isEqualTo(2);
        looks.ask(List.of("c"), "why", NOW.plus(LASTING));

        assertThat(asked()).containsExactly("a", "b", "c");
    }

    @Test
    void asksForNothingWhenItMayNot() {
        looks(0).ask(List.of("a"), "why", NOW);

        assertThat(asked()).isEmpty();
    }

    private CloserLooks looks(int mostNodes) {
        return new CloserLooks(
                new NodeRequestPublisher(outbox, Topics.DEFAULT), Duration.ofSeconds(1), LASTING, mostNodes);
    }

    private List<String> asked() {
        Eventually.within(Duration.ofSeconds(10), outbox::state, state -> state.depth() == 0);
        return topics.records(Topics.DEFAULT.nodes(), new NodeRequestCodec()).stream()
                .map(received -> received.value().found().orElseThrow().node())
                .sorted()
                .toList();
    }
}
