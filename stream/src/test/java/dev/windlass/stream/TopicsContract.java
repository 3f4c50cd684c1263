package dev.windlass.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.stream.codec.Codec;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.OutboxState;
import dev.windlass.stream.publish.OutgoingRecord;
import dev.windlass.stream.read.Partition;
import dev.windlass.stream.read.ReaderState;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Replay;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.StreamUnavailableException;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.time.ManualClock;
import dev.windlass.stream.topic.Topics;
import dev.windlass.stream.trace.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an outbox and a source of topics promise. The real ones and the fakes pass the same test. */
public abstract class TopicsContract {
    protected static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Duration LONG = Duration.ofSeconds(40);

    protected final ManualClock clock = new ManualClock(NOW);

    protected abstract Topics topics();

    protected abstract Outbox outbox();

    protected abstract TopicSource source();

    protected abstract void goAway();

    protected abstract void comeBack();

    @Test
    void whatIsPublishedIsReadOnceWithItsKeyItsTimeItsValueAndItsTrace() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        try (Outbox outbox = outbox();
                Reader reader = follow(Start.earliest())) {
            outbox.publish(new OutgoingRecord(
                    topic(),
                    "Deployment/shop/wäb",
                    NOW,
                    bytes("five"),
                    Map.of(TraceParent.HEADER, traceparent),
                    OutgoingRecord.Keep.TO_THE_LAST));

            Eventually.within(LONG, reader::values, values -> values.equals(List.of("five")));
            Received<String> received = reader.received.getFirst();
            assertThat(received.topic()).isEqualTo(topic());
            assertThat(received.key()).isEqualTo("Deployment/shop/wäb");
            assertThat(received.timestamp().toEpochMilli()).isEqualTo(NOW.toEpochMilli());
            assertThat(received.headers()).containsEntry(TraceParent.HEADER, traceparent);
            assertThat(TraceParent.headers(received.context())).containsEntry(TraceParent.HEADER, traceparent);
        }
    }

    @Test
    void nothingIsLostOrDoubledOrReorderedWhileKafkaIsAwayAndNobodyBlocks() {
        try (Outbox outbox = outbox();
                Reader reader = follow(Start.earliest())) {
            publish(outbox, 0, 40);
            Eventually.within(LONG, reader::values, values -> values.size() == 40);

            publish(outbox, 40, 200);
            goAway();
            long started = System.nanoTime();
            publish(outbox, 200, 400);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
            Eventually.within(LONG, outbox::state, state -> state.link() == OutboxState.Link.AWAY);
            Eventually.within(LONG, reader::state, state -> state.link() == ReaderState.Link.AWAY);
            assertThat(outbox.state().depth()).isBetween(200, 360);
            assertThat(outbox.state().degraded()).isTrue();

            comeBack();
            Eventually.within(LONG, reader::values, values -> values.size() >= 400);
            Eventually.within(LONG, outbox::state, state -> state.link() == OutboxState.Link.CONNECTED);
            Eventually.within(LONG, reader::state, state -> state.link() == ReaderState.Link.CONNECTED);
            assertThat(reader.values()).doesNotHaveDuplicates().hasSize(400);
            for (int key = 0; key < 10; key++) {
                assertThat(reader.valuesOf("key-" + key)).isEqualTo(expectedOf(key, 400));
            }
            assertThat(outbox.state().depth()).isZero();
            assertThat(outbox.state().lost()).isZero();
            assertThat(outbox.state().topics().get(topic()).written()).isEqualTo(400);
        }
    }

    @Test
    void aProcessThatStartsWhileKafkaIsAwayStartsAndGoesOnWhenItIsThere() {
        goAway();
        try (Outbox outbox = outbox();
                Reader reader = follow(Start.earliest())) {
            publish(outbox, 0, 20);
            Eventually.within(LONG, outbox::state, state -> state.link() == OutboxState.Link.AWAY);
            assertThat(outbox.state().depth()).isEqualTo(20);
            assertThat(reader.reader.caughtUp()).isFalse();
            assertThatThrownBy(() -> source().replay(topic(), NOW, NOW, new Text()))
                    .isInstanceOf(StreamUnavailableException.class);

            comeBack();
            Eventually.within(LONG, reader::values, values -> values.size() == 20);
            // The last value is handed over just before its position counts as read.
            Eventually.within(LONG, reader.reader::caughtUp, caughtUp -> caughtUp);
        }
    }

    @Test
    void aReaderBeginsWhereItIsToldAndThenFollows() throws Exception {
        try (Outbox outbox = outbox()) {
            publishAt(outbox, NOW.minusSeconds(600), "old");
            publishAt(outbox, NOW.minusSeconds(60), "young");
            Eventually.within(LONG, outbox::state, state -> state.depth() == 0);

            try (Reader earliest = follow(Start.earliest());
                    Reader latest = follow(Start.latest());
                    Reader since = follow(Start.since(Duration.ofMinutes(5)))) {
                assertThat(earliest.reader.awaitCaughtUp(LONG)).isTrue();
                assertThat(latest.reader.awaitCaughtUp(LONG)).isTrue();
                assertThat(since.reader.awaitCaughtUp(LONG)).isTrue();
                assertThat(earliest.values()).containsExactly("old", "young");
                assertThat(latest.values()).isEmpty();
                assertThat(since.values()).containsExactly("young");

                publishAt(outbox, NOW, "new");
                Eventually.within(LONG, earliest::values, values -> values.size() == 3);
                Eventually.within(LONG, latest::values, values -> values.equals(List.of("new")));
                Eventually.within(LONG, since::values, values -> values.equals(List.of("young", "new")));
            }
        }
    }

    @Test
    void aReaderGoesOnFromTheOffsetsAnEarlierOneLeft() throws Exception {
        try (Outbox outbox = outbox()) {
            publishAt(outbox, NOW, "one");
            ReaderState left;
            try (Reader first = follow(Start.earliest())) {
                Eventually.within(LONG, first::values, values -> values.equals(List.of("one")));
                left = Eventually.within(
                        LONG, first::state, state -> state.next().containsValue(1L));
            }
            publishAt(outbox, NOW, "two");

            try (Reader second = follow(Start.at(left.next()))) {
                Eventually.within(LONG, second::values, values -> values.equals(List.of("two")));
            }
        }
    }

    @Test
    void aHandlerThatFailsAndARecordThatCannotBeReadCostOnlyThemselves() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Outbox outbox = outbox();
                TopicReader reader = source().follow(
                                java.util.Set.of(topic()), Start.earliest(), new Text(), record -> {
                                    seen.add(record.value().found().orElse("?"));
                                    if (seen.size() == 1) {
                                        throw new IllegalStateException("a fault of the test's handler");
                                    }
                                })) {
            publishAt(outbox, NOW, "one");
            publishAt(outbox, NOW, "garbage");
            publishAt(outbox, NOW, "three");

            Eventually.within(LONG, () -> List.copyOf(seen), values -> values.equals(List.of("one", "?", "three")));
            ReaderState state = Eventually.within(LONG, reader::state, it -> it.handled() == 3);
            assertThat(state.faults()).isEqualTo(1);
            assertThat(state.unreadable()).isEqualTo(1);
        }
    }

    @Test
    void aReplayGivesTheRecordsOfItsTimeAndEnds() {
        try (Outbox outbox = outbox()) {
            for (int minute = 0; minute < 10; minute++) {
                publishAt(outbox, NOW.minusSeconds(600 - 60L * minute), "minute " + minute);
            }
            Eventually.within(LONG, outbox::state, state -> state.depth() == 0);

            List<String> replayed = new ArrayList<>();
            try (Replay<String> replay =
                    source().replay(topic(), NOW.minusSeconds(480), NOW.minusSeconds(300), new Text())) {
                replay.forEachRemaining(
                        record -> replayed.add(record.value().found().orElseThrow()));
            }

            assertThat(replayed).containsExactly("minute 2", "minute 3", "minute 4");
        }
    }

    @Test
    void closingAnOutboxWritesWhatIsInItAndRefusesWhatComesLater() {
        Outbox outbox = outbox();
        publish(outbox, 0, 100);
        outbox.close();
        publish(outbox, 100, 101);

        assertThat(outbox.state().topics().get(topic())).isEqualTo(new OutboxState.TopicCounts(0, 100, 1, 0));
        try (Reader reader = follow(Start.earliest())) {
            Eventually.within(LONG, reader::values, values -> values.size() == 100);
        }
    }

    protected final String topic() {
        return topics().horizontalDecisions();
    }

    protected final Reader follow(Start start) {
        return new Reader(source(), topic(), start);
    }

    /** Records {@code from} until before {@code to}, ten keys in turn. */
    protected final void publish(Outbox outbox, int from, int to) {
        for (int number = from; number < to; number++) {
            outbox.publish(record("key-" + number % 10, NOW, String.valueOf(number)));
        }
    }

    protected final List<String> expectedOf(int key, int count) {
        return IntStream.range(0, count)
                .filter(number -> number % 10 == key)
                .mapToObj(String::valueOf)
                .toList();
    }

    private void publishAt(Outbox outbox, Instant timestamp, String value) {
        outbox.publish(record("one-key", timestamp, value));
    }

    private OutgoingRecord record(String key, Instant timestamp, String value) {
        return new OutgoingRecord(topic(), key, timestamp, bytes(value), Map.of(), OutgoingRecord.Keep.TO_THE_LAST);
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A reader that remembers. */
    protected static final class Reader implements AutoCloseable {
        final List<Received<String>> received = new CopyOnWriteArrayList<>();
        final TopicReader reader;

        Reader(TopicSource source, String topic, Start start) {
            this.reader = source.follow(Set.of(topic), start, new Text(), received::add);
        }

        public void passOver(Set<Partition> partitions) {
            reader.passOver(_ -> partitions);
        }

        public ReaderState state() {
            return reader.state();
        }

        public List<String> values() {
            return received.stream()
                    .map(record -> record.value().found().orElse("?"))
                    .toList();
        }

        List<String> valuesOf(String key) {
            return received.stream()
                    .filter(record -> record.key().equals(key))
                    .map(record -> record.value().found().orElse("?"))
                    .toList();
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    /** Plain text, of which one word cannot be read. */
    protected static final class Text implements Codec<String> {
        @Override
        public byte[] encode(String value) {
            return bytes(value);
        }

        @Override
        public Decoded<String> decode(byte @Nullable [] bytes) {
            String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
            return text.equals("garbage") ? new Decoded.Unreadable<>("garbage") : new Decoded.Value<>(text);
        }
    }
}
