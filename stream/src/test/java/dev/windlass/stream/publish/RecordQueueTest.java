package dev.windlass.stream.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.publish.OutgoingRecord.Keep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordQueueTest {
    private static final String SAMPLES = "samples";
    private static final String DECISIONS = "decisions";
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RecordQueue queue = new RecordQueue(new OutboxLimits(3, 100, 50));

    @Test
    void oneRecordOfAKeyIsUnderWayAtATimeAndOtherKeysPassIt() {
        add(DECISIONS, "web", "1");
        add(DECISIONS, "web", "2");
        add(DECISIONS, "db", "3");

        RecordQueue.Entry first = next(DECISIONS, 0);
        assertThat(text(first)).isEqualTo("1");
        assertThat(text(next(DECISIONS, 0))).isEqualTo("3");
        assertThat(queue.next(DECISIONS, 0)).isEmpty();

        queue.written(first);
        assertThat(text(next(DECISIONS, 0))).isEqualTo("2");
    }

    @Test
    void aFailedRecordRestsAndGoesBeforeTheLaterOnesOfItsKey() {
        add(DECISIONS, "web", "1");
        add(DECISIONS, "web", "2");

        queue.failed(next(DECISIONS, 0), 0);
        assertThat(queue.next(DECISIONS, 0)).isEmpty();
        assertThat(queue.nextWaking(DECISIONS)).hasValue(Duration.ofMillis(50).toNanos());
        assertThat(text(next(DECISIONS, SECOND))).isEqualTo("1");
    }

    @Test
    void theRestGrowsWithEveryFailureAndEndsWithASuccess() {
        add(DECISIONS, "web", "1");
        long now = 0;
        for (int failure = 0; failure < 100; failure++) {
            queue.failed(next(DECISIONS, now), now);
            long rest = queue.nextWaking(DECISIONS).orElseThrow() - now;
            assertThat(rest).isEqualTo(Math.min(2 * SECOND, SECOND / 20 << Math.min(failure, 10)));
            now += rest;
        }
        add(DECISIONS, "web", "2");
        queue.written(next(DECISIONS, now));

        queue.failed(next(DECISIONS, now), now);
        assertThat(queue.nextWaking(DECISIONS)).hasValue(now + SECOND / 20);
    }

    @Test
    void whenItIsFullTheOldestSampleGoesForADecision() {
        add(SAMPLES, "node-1", "old");
        add(DECISIONS, "web", "1");
        add(SAMPLES, "node-2", "young");

        add(DECISIONS, "web", "2");

        assertThat(text(next(SAMPLES, 0))).isEqualTo("young");
        assertThat(queue.next(SAMPLES, 0)).isEmpty();
        assertThat(queue.counts().get(SAMPLES).dropped()).isEqualTo(1);
        assertThat(queue.counts().get(DECISIONS).dropped()).isZero();
        assertThat(queue.depth()).isEqualTo(3);
    }

    @Test
    void aSampleNeverPushesOutADecision() {
        add(DECISIONS, "web", "1");
        add(DECISIONS, "db", "2");
        add(DECISIONS, "api", "3");

        add(SAMPLES, "node-1", "late");

        assertThat(queue.counts().get(SAMPLES)).isEqualTo(new OutboxState.TopicCounts(0, 0, 1, 0));
        assertThat(queue.counts().get(DECISIONS)).isEqualTo(new OutboxState.TopicCounts(3, 0, 0, 0));
    }

    @Test
    void whenNothingElseCanGoTheOldestDecisionGoes() {
        add(DECISIONS, "web", "1");
        add(DECISIONS, "db", "2");
        add(DECISIONS, "api", "3");

        add(DECISIONS, "web", "4");

        assertThat(text(next(DECISIONS, 0))).isEqualTo("4");
        assertThat(queue.counts().get(DECISIONS)).isEqualTo(new OutboxState.TopicCounts(3, 0, 1, 0));
    }

    @Test
    void aRecordUnderWayIsNeverDropped() {
        add(DECISIONS, "web", "1");
        add(DECISIONS, "db", "2");
        add(DECISIONS, "api", "3");
        RecordQueue.Entry web = next(DECISIONS, 0);
        next(DECISIONS, 0);
        next(DECISIONS, 0);

        add(DECISIONS, "web", "4");
        queue.written(web);

        assertThat(queue.counts().get(DECISIONS)).isEqualTo(new OutboxState.TopicCounts(2, 1, 1, 0));
        assertThat(queue.next(DECISIONS, 0)).isEmpty();
    }

    @Test
    void bytesCountAsRecordsDo() {
        add(SAMPLES, "node-1", "x".repeat(60));
        add(SAMPLES, "node-2", "y".repeat(60));
        add(SAMPLES, "node-3", "z".repeat(101));

        assertThat(text(next(SAMPLES, 0))).startsWith("y");
        assertThat(queue.counts().get(SAMPLES)).isEqualTo(new OutboxState.TopicCounts(1, 0, 2, 0));
    }

    @Test
    void aTopicThatHangsTakesNoMoreThanItsShareInFlight() {
        add(SAMPLES, "node-1", "x".repeat(30));
        add(SAMPLES, "node-2", "y".repeat(30));
        RecordQueue.Entry first = next(SAMPLES, 0);
        assertThat(queue.next(SAMPLES, 0)).isEmpty();

        queue.written(first);
        assertThat(text(next(SAMPLES, 0))).startsWith("y");
    }

    @Test
    void aRecordLargerThanTheShareIsSentAlone() {
        add(SAMPLES, "node-1", "x".repeat(70));

        assertThat(queue.next(SAMPLES, 0)).isPresent();
    }

    @Test
    void theOldestRecordIsTheOneTakenFirstEvenWhenItFailed() {
        queue.add(record(DECISIONS, "web", "1"), 5);
        queue.add(record(DECISIONS, "db", "2"), 7);

        queue.failed(next(DECISIONS, 8), 8);
        assertThat(queue.oldest()).hasValue(5);
        queue.written(next(DECISIONS, 8));
        assertThat(queue.oldest()).hasValue(5);
        queue.rejected(next(DECISIONS, SECOND));
        assertThat(queue.oldest()).isEmpty();
        assertThat(queue.counts().get(DECISIONS)).isEqualTo(new OutboxState.TopicCounts(0, 1, 0, 1));
    }

    @Test
    void whatIsGivenUpAtTheEndIsCounted() {
        add(DECISIONS, "web", "1");
        add(SAMPLES, "node-1", "2");
        next(DECISIONS, 0);

        assertThat(queue.giveUp()).isEqualTo(2);
        assertThat(queue.depth()).isZero();
        assertThat(queue.counts().get(DECISIONS)).isEqualTo(new OutboxState.TopicCounts(0, 0, 1, 0));
    }

    private void add(String topic, String key, String value) {
        queue.add(record(topic, key, value), 0);
    }

    private RecordQueue.Entry next(String topic, long now) {
        Optional<RecordQueue.Entry> next = queue.next(topic, now);
        assertThat(next).as("a record for %s at %d", topic, now).isPresent();
        return next.orElseThrow();
    }

    private static String text(RecordQueue.Entry entry) {
        return new String(entry.record().value(), StandardCharsets.UTF_8);
    }

    private static OutgoingRecord record(String topic, String key, String value) {
        return new OutgoingRecord(
                topic,
                key,
                Instant.EPOCH,
                value.getBytes(StandardCharsets.UTF_8),
                Map.of(),
                topic.equals(SAMPLES) ? Keep.WHILE_FRESH : Keep.TO_THE_LAST);
    }
}
