package dev.windlass.metrics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.ServedCounts;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import dev.windlass.metrics.window.WindowUsage;
import dev.windlass.service.time.Clocks;
import dev.windlass.stream.Eventually;
import dev.windlass.stream.codec.Codec;
import dev.windlass.stream.memory.InMemoryTopics;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.OutgoingRecord;
import dev.windlass.stream.publish.SamplePublisher;
import dev.windlass.stream.read.ReaderState;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Replay;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.sample.SampleCodec;
import dev.windlass.stream.time.ManualClock;
import dev.windlass.stream.topic.Topics;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleFeedTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final WindowRules RULES = WindowRules.standard(Duration.ofSeconds(15), Duration.ofSeconds(60));

    private final ManualClock clock = new ManualClock(START);
    private final Clocks clocks = new Clocks(clock, clock);
    private final InMemoryTopics topics = new InMemoryTopics(clock);

    @Test
    void aNewLifeServesTheWindowsOfTheLastOne() throws InterruptedException {
        UsageStore before = new UsageStore(RULES);
        try (Outbox outbox = topics.outbox()) {
            SampleTopic samples = new SampleTopic(new SamplePublisher(outbox, Topics.DEFAULT), _ -> Optional.empty());
            for (long second : new long[] {0, 15, 30}) {
                Instant at = START.plusSeconds(second);
                samples.publish("worker", at, before.record("worker", points(at, second), at), Context.root());
            }
        }
        clock.advance(Duration.ofSeconds(40));

        UsageStore after = new UsageStore(RULES);
        try (SampleFeed feed =
                SampleFeed.start(topics.source(), Topics.DEFAULT, after, Duration.ofSeconds(90), clocks)) {
            feed.awaitCaughtUp(Duration.ofSeconds(30));
            assertThat(feed.reader().state().handled()).isEqualTo(3);
        }

        WindowUsage usage = after.node("worker").flatMap(NodeWindow::node).orElseThrow();
        assertThat(usage)
                .isEqualTo(before.node("worker").flatMap(NodeWindow::node).orElseThrow());
        assertThat(after.pod("worker", "shop", "web")).isEqualTo(before.pod("worker", "shop", "web"));
    }

    @Test
    void whatAnotherReplicaScrapesIsServedHereToo() {
        UsageStore theirs = new UsageStore(RULES);
        UsageStore ours = new UsageStore(RULES);
        try (Outbox outbox = topics.outbox();
                SampleFeed _ =
                        SampleFeed.start(topics.source(), Topics.DEFAULT, ours, Duration.ofSeconds(90), clocks)) {
            SampleTopic samples = new SampleTopic(new SamplePublisher(outbox, Topics.DEFAULT), _ -> Optional.empty());
            for (long second : new long[] {0, 15}) {
                Instant at = START.plusSeconds(second);
                samples.publish("worker", at, theirs.record("worker", points(at, second), at), Context.root());
            }

            Eventually.within(
                    Duration.ofSeconds(30), () -> ours.node("worker").flatMap(NodeWindow::node), Optional::isPresent);
        }
        assertThat(ours.pod("worker", "shop", "web")).isEqualTo(theirs.pod("worker", "shop", "web"));
    }

    /** The clock of whoever scraped is an hour ahead: what it brings is served, and neither it nor our own scrapes are held up by it. */
    @Test
    void aSampleFromTheFutureIsTakenForOneOfNowAndHoldsUpNothing() {
        UsageStore theirs = new UsageStore(RULES);
        UsageStore ours = new UsageStore(RULES);
        try (Outbox outbox = topics.outbox();
                SampleFeed feed =
                        SampleFeed.start(topics.source(), Topics.DEFAULT, ours, Duration.ofSeconds(90), clocks)) {
            SampleTopic samples = new SampleTopic(new SamplePublisher(outbox, Topics.DEFAULT), _ -> Optional.empty());
            for (long second : new long[] {3600, 3615}) {
                Instant at = START.plusSeconds(second);
                samples.publish("worker", at, theirs.record("worker", points(at, second), at), Context.root());
                Eventually.within(
                        Duration.ofSeconds(30), feed.reader()::state, state -> state.handled() == (second - 3585) / 15);
                clock.advance(Duration.ofSeconds(15));
            }
            assertThat(ours.node("worker").flatMap(NodeWindow::node)).isPresent();
            assertThat(ours.scrapedAt("worker")).contains(START.plusSeconds(15));
            assertThat(feed.oddTimes()).isEqualTo(2);
        }

        Instant now = clock.instant();
        ours.record("worker", points(now, 30), now);
        assertThat(ours.scrapedAt("worker")).contains(now);
    }

    @Test
    void whatIsReadBackOfOnesOwnScrapesIsNoNews() {
        UsageStore store = new UsageStore(RULES);
        Instant signed = START.plusSeconds(3600);
        store.record("worker", points(START, 0), START, signed);

        // Two clocks are never read at the same instant, so that a time brought from one to the other is off by a
        // little.
        assertThat(store.isNews("worker", START.plusNanos(3_000), signed)).isFalse();
        assertThat(store.isNews("worker", START.plusSeconds(1), signed.plusSeconds(1)))
                .isTrue();
    }

    /** Whatever stands on the topic costs nothing but itself. */
    @Test
    void passesOverRecordsThatCannotBeRead() throws InterruptedException {
        UsageStore store = new UsageStore(RULES);
        Random random = new Random(5);
        try (Outbox outbox = topics.outbox();
                SampleFeed feed =
                        SampleFeed.start(topics.source(), Topics.DEFAULT, store, Duration.ofSeconds(90), clocks)) {
            SampleTopic samples = new SampleTopic(new SamplePublisher(outbox, Topics.DEFAULT), _ -> Optional.empty());
            UsageStore theirs = new UsageStore(RULES);
            byte[] well = new SampleCodec()
                    .encode(NodeSamples.sample("other", START, theirs.record("other", points(START, 0), START), null));
            for (int round = 0; round < 500; round++) {
                byte[] damaged = Arrays.copyOf(well, 1 + random.nextInt(well.length));
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                outbox.publish(new OutgoingRecord(
                        Topics.DEFAULT.samples(), "other", START, damaged, Map.of(), OutgoingRecord.Keep.TO_THE_LAST));
            }
            for (long second : new long[] {0, 15}) {
                Instant at = START.plusSeconds(second);
                samples.publish("worker", at, theirs.record("worker", points(at, second), at), Context.root());
            }

            Eventually.within(
                    Duration.ofSeconds(30), () -> store.node("worker").flatMap(NodeWindow::node), Optional::isPresent);
            Eventually.within(Duration.ofSeconds(30), feed.reader()::state, state -> state.handled() == 502);
            assertThat(feed.reader().state().unreadable()).isGreaterThan(200);
            assertThat(feed.reader().state().faults()).isZero();
        }
    }

    @Test
    void waitsForKafkaNoLongerThanItsDeadline() throws InterruptedException {
        topics.goAway();

        UsageStore store = new UsageStore(RULES);
        try (SampleFeed feed =
                SampleFeed.start(topics.source(), Topics.DEFAULT, store, Duration.ofSeconds(90), clocks)) {
            feed.awaitCaughtUp(Duration.ofMillis(50));
        }

        assertThat(store.counts()).isEqualTo(new ServedCounts(0, 0));
    }

    @Test
    void waitsOnWhileSamplesCome() throws InterruptedException {
        Slow reader = new Slow(4, List.of(100L, 200L, 300L));

        feed(reader).awaitCaughtUp(Duration.ofSeconds(3));

        assertThat(reader.waits).isEqualTo(4);
        assertThat(reader.caughtUp()).isTrue();
    }

    @Test
    void waitsNoLongerWhenNoneCome() throws InterruptedException {
        Slow reader = new Slow(100, List.of(100L, 100L, 200L));

        feed(reader).awaitCaughtUp(Duration.ofSeconds(3));

        assertThat(reader.waits).isEqualTo(2);
    }

    @Test
    void waitsNotForEverThoughSamplesCome() throws InterruptedException {
        Slow reader = new Slow(100, LongStream.range(1, 100).boxed().toList());

        feed(reader).awaitCaughtUp(Duration.ofSeconds(3));

        assertThat(reader.waits).isEqualTo(5);
    }

    private static SampleFeed feed(TopicReader reader) {
        TopicSource source = new TopicSource() {
            @Override
            public <V> TopicReader follow(
                    Set<String> names, Start start, Codec<V> codec, Consumer<Received<V>> handler) {
                return reader;
            }

            @Override
            public <V> Replay<V> replay(String topic, Instant from, Instant to, Codec<V> codec) {
                throw new UnsupportedOperationException();
            }
        };
        return SampleFeed.start(source, Topics.DEFAULT, new UsageStore(RULES), Duration.ofSeconds(90), Clocks.system());
    }

    /** Has caught up after so many waits, and after each of them has handled that many samples in all. */
    private static final class Slow implements TopicReader {
        private final int enough;
        private final List<Long> handled;
        private int waits;

        Slow(int enough, List<Long> handled) {
            this.enough = enough;
            this.handled = handled;
        }

        @Override
        public ReaderState state() {
            long count = waits == 0 ? 0 : handled.get(Math.min(waits, handled.size()) - 1);
            return new ReaderState(ReaderState.Link.CONNECTED, waits >= enough, Map.of(), count, 0, 0, 0, null);
        }

        @Override
        public boolean awaitCaughtUp(Duration deadline) {
            waits++;
            return waits >= enough;
        }

        @Override
        public void close() {}
    }

    private static NodePoints points(Instant at, long second) {
        CounterPoint point = new CounterPoint(
                CounterPoint.UNKNOWN_START, CounterPoint.nanosOf(at), (second + 1) * 100_000_000L, 4096);
        return NodePoints.of(point, new TreeMap<>(Map.of(new ContainerName("shop", "web", "main"), point)));
    }
}
