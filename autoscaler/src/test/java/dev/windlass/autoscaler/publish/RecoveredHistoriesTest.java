package dev.windlass.autoscaler.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.autoscaler.WebApp;
import dev.windlass.autoscaler.decision.DecisionMaker;
import dev.windlass.autoscaler.decision.DecisionRecord;
import dev.windlass.autoscaler.horizontal.AutoscalerKey;
import dev.windlass.autoscaler.horizontal.AutoscalerKind;
import dev.windlass.autoscaler.horizontal.History.Recommended;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.stream.memory.InMemoryTopics;
import dev.windlass.stream.publish.DecisionPublisher;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.topic.Topics;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** What a replica learns from the records of another, or of its own earlier life. */
class RecoveredHistoriesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final InMemoryTopics topics = new InMemoryTopics(InstantSource.fixed(WebApp.NOW.plusSeconds(60)));

    private static final AutoscalerKey WEB_HPA =
            new AutoscalerKey(AutoscalerKind.HORIZONTAL_POD_AUTOSCALER, "shop", "web-hpa");

    @Test
    void theLastRecordsRecommendationsAreKnownAgain() throws Exception {
        publish(WebApp.at(8, 77, WebApp.steady(8), WebApp.NOW));
        try (RecoveredHistories recovered = RecoveredHistories.follow(topics.source(), Topics.DEFAULT)) {
            assertThat(recovered.await(SOON)).isTrue();
            assertThat(recovered.find(WEB_HPA, "uid-1").orElseThrow().recommendations())
                    .contains(new Recommended(8, WebApp.NOW));
        }
    }

    @Test
    void anotherObjectOfTheSameNameStartsAnew() throws Exception {
        publish(WebApp.at(8, 77, WebApp.steady(8), WebApp.NOW));
        try (RecoveredHistories recovered = RecoveredHistories.follow(topics.source(), Topics.DEFAULT)) {
            assertThat(recovered.await(SOON)).isTrue();
            assertThat(recovered.find(WEB_HPA, "uid-2")).isEmpty();
        }
    }

    private void publish(Observation observation) {
        try (Outbox outbox = topics.outbox()) {
            new DecisionPublisher(outbox, Topics.DEFAULT, "autoscaler")
                    .publish(
                            DecisionRecord.driven(observation, DecisionMaker.evaluate(observation), null),
                            Context.root());
        }
    }
}
