package dev.windlass.metrics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalStore;
import dev.windlass.metrics.signal.SignalsBuilder;
import dev.windlass.metrics.signal.Source;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.WindowRules;
import dev.windlass.stream.Eventually;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.memory.InMemoryTopics;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.SamplePublisher;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.sample.EncodedSignals;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.SampleCodec;
import dev.windlass.stream.sample.SignalEntity;
import dev.windlass.stream.sample.SignalName;
import dev.windlass.stream.sample.SignalName.Course;
import dev.windlass.stream.sample.SignalReadings;
import dev.windlass.stream.sample.SignalValue;
import dev.windlass.stream.time.ManualClock;
import dev.windlass.stream.topic.Topics;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SampleTopicTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryTopics topics = new InMemoryTopics(new ManualClock(START));
    private final SignalStore store = new SignalStore(Duration.ofMinutes(3));
    private final List<NodeSample> samples = new CopyOnWriteArrayList<>();

    @Test
    void signalsRideOnTheFirstSampleAfterTheyWereRead() {
        publish(3, () -> {
            SignalsBuilder builder = new SignalsBuilder();
            builder.put(Entity.container("shop", "web-0", "web"), Signal.OOM_EVENTS, 2, START.toEpochMilli() + 7);
            store.record("worker", Map.of(Source.CADVISOR, builder.build()), START.plusSeconds(1));
        });

        assertThat(samples.stream().map(sample -> sample.signals() != null)).containsExactly(false, true, false);
        EncodedSignals riding = samples.get(1).signals();
        assertThat(riding == null ? null : riding.decode())
                .isEqualTo(new Decoded.Value<>(new SignalReadings(
                        START.plusSeconds(1),
                        List.of(new SignalEntity(
                                "container",
                                "shop",
                                "web-0",
                                "web",
                                List.of(new SignalValue(
                                        new SignalName("memory.oom_events", "{event}", Course.CUMULATIVE),
                                        START.plusMillis(7),
                                        2)))))));
    }

    @Test
    void moreThanARecordHoldsStaysOffTheTopicAndTheSampleDoesNot() {
        publish(2, () -> {
            SignalsBuilder builder = new SignalsBuilder();
            for (int pod = 0; pod < 8_000; pod++) {
                builder.put(Entity.pod("shop", "p".repeat(100) + pod), Signal.PROCESSES, 1, START.toEpochMilli());
            }
            store.record("worker", Map.of(Source.SUMMARY, builder.build()), START.plusSeconds(1));
        });

        assertThat(samples).hasSize(2).allMatch(sample -> sample.signals() == null);
    }

    /** Publishes that many samples, and does something after the first. */
    private void publish(int count, Runnable afterTheFirst) {
        NodeWindow window = NodeWindow.first(
                NodePoints.of(
                        new CounterPoint(CounterPoint.UNKNOWN_START, CounterPoint.nanosOf(START), 1, 1),
                        new TreeMap<>()),
                WindowRules.standard(Duration.ofSeconds(15), Duration.ofMinutes(1)));
        try (Outbox outbox = topics.outbox();
                TopicReader _ = topics.source()
                        .follow(
                                Set.of(Topics.DEFAULT.samples()),
                                Start.earliest(),
                                new SampleCodec(),
                                received -> received.value().found().ifPresent(samples::add))) {
            SampleTopic topic = new SampleTopic(new SamplePublisher(outbox, Topics.DEFAULT), store::take);
            for (int number = 0; number < count; number++) {
                topic.publish("worker", START.plusSeconds(number), window, Context.root());
                if (number == 0) {
                    afterTheFirst.run();
                }
            }
            Eventually.within(Duration.ofSeconds(30), samples::size, size -> size == count);
        }
    }
}
