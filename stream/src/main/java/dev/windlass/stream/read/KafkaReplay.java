package dev.windlass.stream.read;

import dev.windlass.stream.codec.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads a stretch of one topic up to where it ended when the replay was opened. For one thread. */
final class KafkaReplay<V> implements Replay<V> {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Instant from;
    private final Instant to;
    private final Codec<V> codec;
    private final Map<TopicPartition, Long> ends;
    private final Deque<Received<V>> ready = new ArrayDeque<>();

    private KafkaReplay(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Instant from,
            Instant to,
            Codec<V> codec,
            Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.topic = topic;
        this.from = from;
        this.to = to;
        this.codec = codec;
        this.ends = ends;
    }

    static <V> Replay<V> open(
            Supplier<? extends Consumer<byte[], byte[]>> consumers,
            String topic,
            Instant from,
            Instant to,
            Codec<V> codec) {
        Consumer<byte[], byte[]> consumer = null;
        try {
            consumer = consumers.get();
            return open(consumer, topic, from, to, codec);
        } catch (KafkaException e) {
            if (consumer != null) {
                consumer.close(CloseOptions.timeout(Duration.ZERO));
            }
            throw new StreamUnavailableException("cannot read topic " + topic + ": " + e.getMessage(), e);
        }
    }

    private static <V> Replay<V> open(
            Consumer<byte[], byte[]> consumer, String topic, Instant from, Instant to, Codec<V> codec) {
        Set<TopicPartition> partitions = consumer.partitionsFor(topic, PartitionLookup.DEADLINE).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PartitionLookup.DEADLINE);
        consumer.assign(partitions);
        PartitionLookup.firstSince(consumer, partitions, from.toEpochMilli(), ends)
                .forEach(consumer::seek);
        return new KafkaReplay<>(consumer, topic, from, to, codec, ends);
    }

    @Override
    public boolean hasNext() {
        long silentSince = System.nanoTime();
        while (ready.isEmpty()) {
            if (finishPartitions()) {
                return false;
            }
            boolean silent = true;
            for (ConsumerRecord<byte[], byte[]> record : poll()) {
                silent = false;
                take(record);
            }
            if (!silent) {
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > SILENCE.toNanos()) {
                throw new StreamUnavailableException("Kafka fell silent within topic " + topic, null);
            }
        }
        return true;
    }

    @Override
    public Received<V> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the replay of " + topic + " has ended");
        }
        return ready.removeFirst();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private Iterable<ConsumerRecord<byte[], byte[]>> poll() {
        try {
            return consumer.poll(POLL);
        } catch (KafkaException e) {
            throw new StreamUnavailableException("cannot go on in topic " + topic + ": " + e.getMessage(), e);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Instant timestamp = Instant.ofEpochMilli(record.timestamp());
        Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
        boolean stoodThere = end != null && record.offset() < end;
        // Times within a partition need not grow: a record that waited for Kafka stands behind younger ones.
        if (stoodThere && !timestamp.isBefore(from) && timestamp.isBefore(to)) {
            ready.addLast(Reception.received(record, codec));
        }
    }

    /** Stops reading the partitions that are through; true when all are. */
    private boolean finishPartitions() {
        Set<TopicPartition> open = new HashSet<>(consumer.assignment());
        open.removeIf(this::through);
        if (open.size() < consumer.assignment().size()) {
            consumer.assign(open);
        }
        return open.isEmpty();
    }

    private boolean through(TopicPartition partition) {
        @Nullable Long end = ends.get(partition);
        return end == null || consumer.position(partition, Duration.ofSeconds(1)) >= end;
    }
}
