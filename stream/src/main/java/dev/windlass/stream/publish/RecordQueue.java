package dev.windlass.stream.publish;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an outbox without its threads: which record goes next, which one goes when there is no room, and when a failed one
 * is tried again. Times are nanoseconds of any clock that only goes forward. Not for several threads at once.
 *
 * <p>One record of a key is under way at a time. That alone keeps a key in order whatever fails, and a key that cannot be written
 * holds up no other. A key has few records, a topic has many keys, so little speed is lost.
 */
final class RecordQueue {
    private static final long FIRST_REST = Duration.ofMillis(50).toNanos();
    private static final long LONGEST_REST = Duration.ofSeconds(2).toNanos();

    private final OutboxLimits limits;
    private final Map<String, TopicLine> topics = new HashMap<>();
    private final TreeMap<Long, Entry> waitingFresh = new TreeMap<>();
    private final TreeMap<Long, Entry> waitingKept = new TreeMap<>();
    private final Set<Entry> unwritten = new LinkedHashSet<>();
    private long bytes;
    private long serial;

    RecordQueue(OutboxLimits limits) {
        this.limits = limits;
    }

    /** Takes a record, making room when there is none. What had to go is counted at its topic. */
    void add(OutgoingRecord record, long now) {
        TopicLine topic = topic(record.topic());
        while (!fits(record)) {
            Entry victim = victim(record);
            if (victim == null) {
                topic.dropped++;
                return;
            }
            drop(victim);
        }
        KeyLine key = topic.keys.computeIfAbsent(record.key(), name -> new KeyLine(topic, name));
        Entry entry = new Entry(record, key, serial++, now);
        bytes += entry.size();
        unwritten.add(entry);
        waiting(entry).put(entry.serial, entry);
        key.waiting.addLast(entry);
        topic.waitingCount++;
        if (key.standing == Standing.IDLE) {
            key.ready();
        }
    }

    /** Counts a record that comes too late to be taken. */
    void refuse(OutgoingRecord record) {
        topic(record.topic()).dropped++;
    }

    /** The record to be sent next to {@code topic}; from now on it is under way. */
    Optional<Entry> next(String topicName, long now) {
        TopicLine topic = topic(topicName);
        topic.wake(now);
        KeyLine key = topic.firstReady();
        if (key == null) {
            return Optional.empty();
        }
        Entry entry = key.waiting.getFirst();
        if (topic.inFlightBytes > 0 && topic.inFlightBytes + entry.size() > limits.inFlightBytes()) {
            return Optional.empty();
        }
        topic.ready.removeFirst();
        key.waiting.removeFirst();
        key.standing = Standing.UNDER_WAY;
        waiting(entry).remove(entry.serial);
        topic.inFlightBytes += entry.size();
        return Optional.of(entry);
    }

    /** When {@link #next} may have something that it does not have now; empty when only a call can change that. */
    OptionalLong nextWaking(String topicName) {
        KeyLine first = topic(topicName).resting.peek();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.restsUntil);
    }

    /** The record stands on its topic. */
    void written(Entry entry) {
        entry.key.topic.written++;
        entry.key.failures = 0;
        gone(entry);
        release(entry);
    }

    /** The record will never be taken. */
    void rejected(Entry entry) {
        entry.key.topic.rejected++;
        gone(entry);
        release(entry);
    }

    /** The record goes back before the others of its key, which rests for a while. */
    void failed(Entry entry, long now) {
        KeyLine key = entry.key;
        key.topic.inFlightBytes -= entry.size();
        key.waiting.addFirst(entry);
        waiting(entry).put(entry.serial, entry);
        key.failures++;
        key.restsUntil = now + Math.min(LONGEST_REST, FIRST_REST << Math.min(key.failures - 1, 10));
        key.standing = Standing.RESTING;
        key.topic.resting.add(key);
    }

    /** Records taken and not yet written. */
    int depth() {
        return unwritten.size();
    }

    /** When the oldest of them was taken. */
    OptionalLong oldest() {
        return unwritten.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(unwritten.iterator().next().takenAt);
    }

    /** Counts by topic. */
    Map<String, OutboxState.TopicCounts> counts() {
        Map<String, OutboxState.TopicCounts> counts = new HashMap<>();
        topics.forEach((name, topic) -> counts.put(
                name, new OutboxState.TopicCounts(topic.waitingCount, topic.written, topic.dropped, topic.rejected)));
        return counts;
    }

    /** Records dropped so far, of every topic. */
    long droppedInAll() {
        return topics.values().stream().mapToLong(topic -> topic.dropped).sum();
    }

    /** Gives up everything that is left; returns how many records that were. */
    int giveUp() {
        int left = unwritten.size();
        for (Entry entry : unwritten) {
            entry.key.topic.dropped++;
            entry.key.topic.waitingCount--;
        }
        unwritten.clear();
        waitingFresh.clear();
        waitingKept.clear();
        topics.values().forEach(TopicLine::clear);
        bytes = 0;
        return left;
    }

    private boolean fits(OutgoingRecord record) {
        return unwritten.size() < limits.records() && bytes + record.value().length <= limits.bytes();
    }

    /** The record that goes for {@code incoming}; null when that is the incoming one itself. */
    private @Nullable Entry victim(OutgoingRecord incoming) {
        if (incoming.value().length > limits.bytes()) {
            return null;
        }
        if (!waitingFresh.isEmpty()) {
            return waitingFresh.firstEntry().getValue();
        }
        return switch (incoming.keep()) {
            case WHILE_FRESH -> null;
            case TO_THE_LAST ->
                waitingKept.isEmpty() ? null : waitingKept.firstEntry().getValue();
        };
    }

    private void drop(Entry victim) {
        waiting(victim).remove(victim.serial);
        // The oldest waiting record of all is also the oldest waiting one of its key, unless keeps are mixed within a
        // key.
        victim.key.waiting.removeFirstOccurrence(victim);
        victim.key.topic.dropped++;
        gone(victim);
    }

    private void gone(Entry entry) {
        unwritten.remove(entry);
        bytes -= entry.size();
        entry.key.topic.waitingCount--;
    }

    private void release(Entry entry) {
        KeyLine key = entry.key;
        key.topic.inFlightBytes -= entry.size();
        if (key.waiting.isEmpty()) {
            key.standing = Standing.IDLE;
            key.topic.keys.remove(key.name);
        } else {
            key.ready();
        }
    }

    private TopicLine topic(String name) {
        return topics.computeIfAbsent(name, _ -> new TopicLine());
    }

    private TreeMap<Long, Entry> waiting(Entry entry) {
        return switch (entry.record.keep()) {
            case WHILE_FRESH -> waitingFresh;
            case TO_THE_LAST -> waitingKept;
        };
    }

    /** A record in the queue, from the time it is taken until it is written or given up. */
    static final class Entry {
        private final OutgoingRecord record;
        private final KeyLine key;
        private final long serial;
        private final long takenAt;

        private Entry(OutgoingRecord record, KeyLine key, long serial, long takenAt) {
            this.record = record;
            this.key = key;
            this.serial = serial;
            this.takenAt = takenAt;
        }

        OutgoingRecord record() {
            return record;
        }

        private int size() {
            return record.value().length;
        }
    }

    /** Where a key is. Only a ready key is in the topic's queue, only a resting one in its waiting room. */
    private enum Standing {
        IDLE,
        READY,
        UNDER_WAY,
        RESTING
    }

    private static final class KeyLine {
        private final TopicLine topic;
        private final String name;
        private final Deque<Entry> waiting = new ArrayDeque<>();
        private Standing standing = Standing.IDLE;
        private int failures;
        private long restsUntil;

        private KeyLine(TopicLine topic, String name) {
            this.topic = topic;
            this.name = name;
        }

        private void ready() {
            standing = Standing.READY;
            topic.ready.addLast(this);
        }
    }

    private static final class TopicLine {
        private final Map<String, KeyLine> keys = new HashMap<>();
        private final Deque<KeyLine> ready = new ArrayDeque<>();
        private final PriorityQueue<KeyLine> resting =
                new PriorityQueue<>(Comparator.comparingLong(key -> key.restsUntil));
        private long inFlightBytes;
        private int waitingCount;
        private long written;
        private long dropped;
        private long rejected;

        private void wake(long now) {
            for (KeyLine key = resting.peek(); key != null && key.restsUntil <= now; key = resting.peek()) {
                resting.remove();
                key.ready();
            }
        }

        /** Keys whose records were all dropped while they stood in line are passed over and forgotten. */
        private @Nullable KeyLine firstReady() {
            while (!ready.isEmpty() && ready.getFirst().waiting.isEmpty()) {
                KeyLine empty = ready.removeFirst();
                empty.standing = Standing.IDLE;
                keys.remove(empty.name);
            }
            return ready.peekFirst();
        }

        private void clear() {
            keys.clear();
            ready.clear();
            resting.clear();
            inFlightBytes = 0;
        }
    }
}
