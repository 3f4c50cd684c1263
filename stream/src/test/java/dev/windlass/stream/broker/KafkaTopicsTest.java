package dev.windlass.stream.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.Eventually;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.TopicsContract;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.OutboxState;
import dev.windlass.stream.publish.OutgoingRecord;
import dev.windlass.stream.read.Partition;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract against a real broker, and what only a real broker can show. */
class KafkaTopicsTest extends TopicsContract {
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static int serial;

    private StreamSettings settings;
    private int published;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(directory);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    /** A prefix of its own for every test, so that each begins with empty topics on the one broker. */
    @BeforeEach
    void beginWithEmptyTopics() {
        if (!broker.running()) {
            broker.start();
        }
        settings = settings(Map.of());
    }

    @Override
    protected Topics topics() {
        return settings.topics();
    }

    @Override
    protected Outbox outbox() {
        return Outbox.start(settings, "test");
    }

    @Override
    protected TopicSource source() {
        return TopicSource.of(settings, "test", clock);
    }

    @Override
    protected void goAway() {
        broker.stop();
    }

    @Override
    protected void comeBack() {
        broker.start();
    }

    @Test
    void aTopicThatDoesNotExistHoldsUpNoOther() {
        try (Outbox outbox = outbox();
                Reader reader = follow(Start.earliest())) {
            outbox.publish(new OutgoingRecord(
                    "no.such.topic", "key", NOW, bytes("stuck"), Map.of(), OutgoingRecord.Keep.TO_THE_LAST));
            publish(outbox, 0, 50);

            Eventually.within(LONG, reader::values, values -> values.size() == 50);
            assertThat(outbox.state().topics().get("no.such.topic").waiting()).isEqualTo(1);
            OutboxState late = Eventually.within(LONG, outbox::state, OutboxState::degraded);
            assertThat(late.lastError())
                    .hasValueSatisfying(error -> assertThat(error).contains("no.such.topic"));
        }
    }

    @Test
    void aRecordThatKafkaNeverTakesIsGivenUpAndTheNextOfItsKeyFollows() {
        settings = settings(Map.of("max.request.size", "10000"));
        try (Outbox outbox = outbox();
                Reader reader = follow(Start.earliest())) {
            outbox.publish(new OutgoingRecord(
                    topic(), "key-0", NOW, new byte[20_000], Map.of(), OutgoingRecord.Keep.TO_THE_LAST));
            publish(outbox, 0, 1);

            Eventually.within(LONG, reader::values, values -> values.equals(List.of("0")));
            // The reader may have it before the broker's answer has come to the outbox.
            Eventually.within(
                    LONG, () -> outbox.state().topics().get(topic()), new OutboxState.TopicCounts(0, 1, 0, 1)::equals);
        }
    }

    @Test
    void aPartitionPassedOverIsNotReadAndGoesOnFromWhenItIsWantedAgain() {
        try (Outbox outbox = outbox();
                Reader reader = follow(Start.earliest())) {
            published = 20;
            publish(outbox, 0, published);
            Eventually.within(LONG, reader::values, values -> values.size() == 20);
            reader.passOver(reader.state().next().keySet());
            Eventually.within(LONG, () -> reads(reader, outbox), read -> !read);
            List<String> before = reader.values();

            reader.passOver(Set.of());
            Eventually.within(LONG, () -> reads(reader, outbox), read -> read);

            assertThat(reader.values())
                    .startsWith(before.toArray(String[]::new))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whatAPartitionHoldsBeforeItIsPassedOverIsReadAllTheSame() {
        try (Outbox outbox = outbox()) {
            publish(outbox, 0, 20);
            Set<Partition> all;
            try (Reader first = follow(Start.earliest())) {
                Eventually.within(LONG, first::values, values -> values.size() == 20);
                all = first.state().next().keySet();
            }

            try (Reader reader = follow(Start.earliest())) {
                reader.passOver(all); // long before Kafka has answered the reader for the first time
                Eventually.within(LONG, () -> reader.state().caughtUp(), caughtUp -> caughtUp);

                assertThat(reader.values()).hasSize(20);
            }
        }
    }

    /** Whether a record written now is handed over, once the reader has come by it. */
    private boolean reads(Reader reader, Outbox outbox) {
        int number = published++;
        publish(outbox, number, number + 1);
        Eventually.within(
                LONG,
                reader::state,
                state -> state.next().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        == published);
        return reader.values().contains(String.valueOf(number));
    }

    private static StreamSettings settings(Map<String, String> properties) {
        return new StreamSettings(
                true, broker.bootstrapServers(), new Topics("test" + serial++ + "."), properties, 10_000);
    }
}
