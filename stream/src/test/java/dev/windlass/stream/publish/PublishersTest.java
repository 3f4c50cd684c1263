package dev.windlass.stream.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.Eventually;
import dev.windlass.stream.decision.DecisionCodec;
import dev.windlass.stream.decision.DecisionEvent;
import dev.windlass.stream.decision.Decisions;
import dev.windlass.stream.memory.InMemoryTopics;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.SampleCodec;
import dev.windlass.stream.topic.Topics;
import dev.windlass.stream.trace.TraceParent;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishersTest {
    private static final Topics TOPICS = new Topics("my.");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final InMemoryTopics memory = new InMemoryTopics(InstantSource.system());
    private final Context context = TraceParent.context(TRACE);

    @Test
    void aDecisionStandsOnTheTopicOfItsKindUnderItsTargetAsACloudEvent() {
        List<DecisionEvent> events;
        try (Outbox outbox = memory.outbox()) {
            DecisionPublisher publisher = new DecisionPublisher(outbox, TOPICS, "autoscaler");
            events = List.of(
                    publisher.publish(Decisions.horizontal("web", 5), context),
                    publisher.publish(Decisions.cluster("small"), context));
            Eventually.within(Duration.ofSeconds(10), outbox::state, state -> state.depth() == 0);
        }

        Received<DecisionEvent> horizontal =
                memory.records("my.decisions.horizontal", new DecisionCodec()).getFirst();
        Received<DecisionEvent> cluster =
                memory.records("my.decisions.cluster", new DecisionCodec()).getFirst();
        assertThat(horizontal.value().found()).contains(events.getFirst());
        assertThat(horizontal.key()).isEqualTo("Deployment/shop/web");
        assertThat(horizontal.timestamp())
                .isEqualTo(events.getFirst().decision().decidedAt());
        assertThat(horizontal.headers())
                .containsEntry("traceparent", TRACE)
                .containsEntry("content-type", "application/cloudevents+json; charset=UTF-8");
        assertThat(cluster.value().found()).contains(events.getLast());
        assertThat(cluster.key()).isEqualTo("nodegroup/small");
    }

    @Test
    void aSampleStandsOnItsTopicUnderItsNode() {
        NodeSample sample = new NodeSample("node-1", Instant.parse("2026-05-04T10:00:00Z"), null, null, List.of());
        try (Outbox outbox = memory.outbox()) {
            new SamplePublisher(outbox, TOPICS).publish(sample, Context.root());
            Eventually.within(Duration.ofSeconds(10), outbox::state, state -> state.depth() == 0);
        }

        Received<NodeSample> received =
                memory.records("my.samples", new SampleCodec()).getFirst();
        assertThat(received.value().found()).contains(sample);
        assertThat(received.key()).isEqualTo("node-1");
        assertThat(received.timestamp()).isEqualTo(sample.scrapedAt());
        assertThat(received.headers()).isEmpty();
    }
}
