package dev.windlass.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.Facts;
import dev.windlass.console.projection.SourceState;
import dev.windlass.console.projection.SourceState.Connection;
import dev.windlass.console.projection.ViewLimits;
import dev.windlass.stream.memory.InMemoryTopics;
import dev.windlass.stream.publish.DecisionPublisher;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.SamplePublisher;
import dev.windlass.stream.time.ManualClock;
import dev.windlass.stream.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicFeedTest {
    private final ManualClock clock = new ManualClock(Facts.START);
    private final InMemoryTopics kafka = new InMemoryTopics(clock);
    private final Outbox outbox = kafka.outbox();
    private final DecisionPublisher decisions = new DecisionPublisher(outbox, Topics.DEFAULT, "autoscaler");
    private final LiveView view = new LiveView(ViewLimits.DEFAULT);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopicFeed feed = new TopicFeed(kafka.source(), Topics.DEFAULT, Duration.ofHours(6), meters, clock);

    @AfterEach
    void close() {
        feed.close();
        outbox.close();
    }

    @Test
    void whatStandsOnTheTopicsAndWhatComesArrivesInTheView() {
        decisions.publish(Facts.scale("default/web-hpa", 2, 4, Facts.START), Context.root());
        feed.start(view);
        eventually(() -> view.get().decisions().entries().size() == 1);

        decisions.publish(Facts.resize("general", 2, 3, Facts.START, "default/web"), Context.root());
        new SamplePublisher(outbox, Topics.DEFAULT).publish(Facts.sample("n1", Facts.START, 900), Context.root());
        eventually(() -> view.get().decisions().entries().size() == 2
                && view.get().readings().containsKey("n1"));
        ClusterView seen = view.get();
        assertThat(seen.autoscalers()).containsKey(Facts.name("default/web-hpa"));
        assertThat(seen.groups()).containsKey("general");
    }

    @Test
    void theSameDecisionWrittenTwiceIsShownOnce() {
        decisions.publish(Facts.scale("default/web-hpa", 2, 4, Facts.START), Context.root());
        decisions.publish(Facts.scale("default/web-hpa", 2, 4, Facts.START), Context.root());
        decisions.publish(Facts.scale("default/web-hpa", 4, 6, Facts.after(30)), Context.root());
        feed.start(view);
        eventually(() -> view.get().decisions().entries().size() == 2);
        eventually(() -> meters.get("windlass.reader.records")
                        .tag("reader", Topics.DEFAULT.horizontalDecisions())
                        .functionCounter()
                        .count()
                == 3);
        assertThat(view.get().decisions().entries()).hasSize(2);
    }

    @Test
    void kafkaAwayIsToldAndToldAgainWhenItIsBack() {
        decisions.publish(Facts.scale("default/web-hpa", 2, 4, Facts.START), Context.root());
        decisions.publish(Facts.resize("general", 2, 3, Facts.START, "default/web"), Context.root());
        new SamplePublisher(outbox, Topics.DEFAULT).publish(Facts.sample("n1", Facts.START, 900), Context.root());
        feed.start(view);
        eventually(() -> feed.sources().stream().allMatch(s -> s.connection() == Connection.LIVE));
        kafka.goAway();
        eventually(() -> feed.sources().stream().allMatch(s -> s.connection() == Connection.LOST));
        assertThat(feed.sources()).extracting(SourceState::name).contains("windlass.samples");
        kafka.comeBack();
        eventually(() -> feed.sources().stream().allMatch(s -> s.connection() == Connection.LIVE));
    }

    private static void eventually(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(condition::getAsBoolean);
    }
}
