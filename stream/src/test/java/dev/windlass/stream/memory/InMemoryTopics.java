package dev.windlass.stream.memory;

import dev.windlass.stream.codec.Codec;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.OutboxLimits;
import dev.windlass.stream.publish.OutgoingRecord;
import dev.windlass.stream.publish.RecordSink;
import dev.windlass.stream.read.Partition;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.TopicSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Topics in memory that keep the promises of the real ones, and can be away as the real ones can. What is published through
 * {@link #outbox} is read through {@link #source}; {@link #records} looks at a topic without reading it.
 */
public final class InMemoryTopics {
    /** Enough for the order between keys to be no promise, as with the real ones. */
    static final int PARTITIONS = 3;

    private final InstantSource clock;
    private final Map<String, List<List<OutgoingRecord>>> topics = new TreeMap<>();
    private boolean away;

    /** @param clock what {@code Start.since} counts back from */
    public InMemoryTopics(InstantSource clock) {
        this.clock = clock;
    }

    /** A new outbox to these topics, as a service would start one. */
    public Outbox outbox() {
        return Outbox.over(new Sink(), new OutboxLimits(10_000, 64 << 20, 8 << 20), "memory");
    }

    /** Reads these topics, as a service would. */
    public TopicSource source() {
        return new InMemorySource(this, clock);
    }

    /** From now on nothing is taken and nothing is read. */
    public synchronized void goAway() {
        away = true;
    }

    /** Everything goes on where it stopped. */
    public synchronized void comeBack() {
        away = false;
        notifyAll();
    }

    /** Every record on a topic now, in the order of its partitions. */
    public <V> List<Received<V>> records(String topic, Codec<V> codec) {
        List<Received<V>> records = new ArrayList<>();
        for (Partition partition : partitions(topic)) {
            for (long offset = 0; offset < end(partition); offset++) {
                records.add(read(partition, offset, codec));
            }
        }
        return records;
    }

    /** Puts a record on its topic at once, past any outbox; for records as others may have written them. */
    public synchronized void append(OutgoingRecord record) {
        List<List<OutgoingRecord>> partitions = topics.computeIfAbsent(record.topic(), _ -> newTopic());
        partitions.get(Math.floorMod(record.key().hashCode(), PARTITIONS)).add(record);
        notifyAll();
    }

    synchronized boolean isAway() {
        return away;
    }

    synchronized List<Partition> partitions(String topic) {
        List<Partition> found = new ArrayList<>();
        for (int index = 0; topics.containsKey(topic) && index < PARTITIONS; index++) {
            found.add(new Partition(topic, index));
        }
        return found;
    }

    synchronized long end(Partition partition) {
        return topics.get(partition.topic()).get(partition.index()).size();
    }

    synchronized <V> Received<V> read(Partition partition, long offset, Codec<V> codec) {
        OutgoingRecord record =
                topics.get(partition.topic()).get(partition.index()).get((int) offset);
        Decoded<V> value = codec.decode(record.value());
        // Kafka keeps milliseconds.
        return new Received<>(
                partition,
                offset,
                java.time.Instant.ofEpochMilli(record.timestamp().toEpochMilli()),
                record.key(),
                value,
                record.headers());
    }

    /** Waits until something may have changed. */
    synchronized void awaitChange(Duration atMost) throws InterruptedException {
        wait(atMost.toMillis());
    }

    private static List<List<OutgoingRecord>> newTopic() {
        List<List<OutgoingRecord>> partitions = new ArrayList<>();
        for (int index = 0; index < PARTITIONS; index++) {
            partitions.add(new ArrayList<>());
        }
        return partitions;
    }

    private final class Sink implements RecordSink {
        @Override
        public void send(OutgoingRecord record, Consumer<Delivery> completion) {
            if (isAway()) {
                completion.accept(new Delivery.Failed("the topics in memory are away"));
                return;
            }
            append(record);
            completion.accept(new Delivery.Written());
        }

        @Override
        public boolean connected() {
            return !isAway();
        }

        @Override
        public void close(Duration deadline) {}
    }
}
