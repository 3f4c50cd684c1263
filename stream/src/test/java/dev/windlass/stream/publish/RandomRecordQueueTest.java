package dev.windlass.stream.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.publish.OutgoingRecord.Keep;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is published, fails, succeeds or is refused, in whatever order: what must hold, holds. */
class RandomRecordQueueTest {
    private static final List<String> TOPICS = List.of("samples", "decisions", "other");

    private final Map<String, Integer> lastWritten = new HashMap<>();
    private final List<RecordQueue.Entry> underWay = new ArrayList<>();
    private long now;
    private int published;
    private int done;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyKeyStaysInOrderAndEveryRecordIsAccountedFor(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RecordQueue queue = new RecordQueue(new OutboxLimits(50, 1_000, 200));

        for (int step = 0; step < 20_000; step++) {
            now += random.nextLong(20_000_000);
            switch (random.nextInt(5)) {
                case 0, 1 -> queue.add(record(random), now);
                case 2, 3 -> queue.next(TOPICS.get(random.nextInt(3)), now).ifPresent(underWay::add);
                case 4 -> finishOne(queue, random);
                default -> throw new AssertionError("five cases");
            }
            assertAccounts(queue);
        }
        drain(queue);

        assertThat(queue.depth()).isZero();
        assertThat(queue.oldest()).isEmpty();
        assertThat(lastWritten).isNotEmpty();
    }

    private OutgoingRecord record(RandomGenerator random) {
        String topic = TOPICS.get(random.nextInt(3));
        return new OutgoingRecord(
                topic,
                "key-" + random.nextInt(6),
                Instant.EPOCH,
                ("%08d".formatted(published++) + "x".repeat(random.nextInt(40))).getBytes(StandardCharsets.UTF_8),
                Map.of(),
                random.nextBoolean() ? Keep.WHILE_FRESH : Keep.TO_THE_LAST);
    }

    private void finishOne(RecordQueue queue, RandomGenerator random) {
        if (underWay.isEmpty()) {
            return;
        }
        RecordQueue.Entry entry = underWay.remove(random.nextInt(underWay.size()));
        switch (random.nextInt(6)) {
            case 0, 1 -> queue.failed(entry, now);
            case 2 -> {
                queue.rejected(entry);
                done++;
            }
            default -> written(queue, entry);
        }
    }

    private void written(RecordQueue queue, RecordQueue.Entry entry) {
        String line = entry.record().topic() + "/" + entry.record().key();
        int number = Integer.parseInt(new String(entry.record().value(), 0, 8, StandardCharsets.UTF_8));
        assertThat(lastWritten.getOrDefault(line, -1))
                .as("the last record of %s", line)
                .isLessThan(number);
        lastWritten.put(line, number);
        queue.written(entry);
        done++;
    }

    private void assertAccounts(RecordQueue queue) {
        long dropped = queue.droppedInAll();
        assertThat(queue.depth()).isLessThanOrEqualTo(50).isGreaterThanOrEqualTo(underWay.size());
        assertThat(queue.depth() + dropped + done).isEqualTo(published);
        assertThat(queue.counts().values().stream()
                        .mapToInt(OutboxState.TopicCounts::waiting)
                        .sum())
                .isEqualTo(queue.depth());
        assertThat(underWay.stream()
                        .map(entry ->
                                entry.record().topic() + "/" + entry.record().key()))
                .doesNotHaveDuplicates();
    }

    /** With nothing failing any more, everything must come out. */
    private void drain(RecordQueue queue) {
        for (int round = 0; round < 200 && queue.depth() > 0; round++) {
            now += 2_000_000_000;
            underWay.forEach(entry -> written(queue, entry));
            underWay.clear();
            TOPICS.forEach(topic -> queue.next(topic, now).ifPresent(underWay::add));
        }
    }
}
