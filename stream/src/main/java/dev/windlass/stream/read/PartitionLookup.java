package dev.windlass.stream.read;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Which partitions there are, and where to begin each. */
final class PartitionLookup {
    static final Duration DEADLINE = Duration.ofSeconds(3);

    private final Set<String> topics;
    private final Start start;
    private final InstantSource clock;
    private Set<String> missing = Set.of();

    PartitionLookup(Set<String> topics, Start start, InstantSource clock) {
        this.topics = topics;
        this.start = start;
        this.clock = clock;
    }

    /** The topics that did not exist at the last look. */
    Set<String> missing() {
        return missing;
    }

    /**
     * Finds every partition there is and where it ends, and for one not seen before where to begin.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException when Kafka does not answer; nothing has changed then
     */
    void refresh(Consumer<byte[], byte[]> consumer, Positions positions) {
        Set<TopicPartition> partitions = partitions(consumer);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, DEADLINE);
        Set<TopicPartition> fresh = partitions.stream()
                .filter(partition -> !positions.knows(ours(partition)))
                .collect(Collectors.toSet());
        // A partition that appears while we read has held nothing that a late start could want to pass over.
        Start from = positions.hadContact() ? Start.earliest() : start;
        beginnings(consumer, fresh, from, ends).forEach((partition, offset) -> positions.set(ours(partition), offset));
        positions.seen(
                ends.entrySet().stream().collect(Collectors.toMap(end -> ours(end.getKey()), Map.Entry::getValue)));
    }

    private Set<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> partitions = new HashSet<>();
        Set<String> absent = new TreeSet<>();
        for (String topic : topics) {
            Collection<PartitionInfo> found = consumer.partitionsFor(topic, DEADLINE);
            if (found == null || found.isEmpty()) {
                absent.add(topic);
            } else {
                found.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
            }
        }
        missing = absent;
        return partitions;
    }

    private Map<TopicPartition, Long> beginnings(
            Consumer<byte[], byte[]> consumer,
            Set<TopicPartition> partitions,
            Start from,
            Map<TopicPartition, Long> ends) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        return switch (from) {
            case Start.Earliest() -> consumer.beginningOffsets(partitions, DEADLINE);
            case Start.Latest() -> only(partitions, ends);
            case Start.Since(Duration age) ->
                firstSince(consumer, partitions, clock.instant().minus(age).toEpochMilli(), ends);
            case Start.At(Map<Partition, Long> offsets) -> {
                Map<TopicPartition, Long> begin = new HashMap<>(consumer.beginningOffsets(partitions, DEADLINE));
                begin.replaceAll((partition, oldest) -> offsets.getOrDefault(ours(partition), oldest));
                yield begin;
            }
        };
    }

    /** The first record of each partition that is as young as {@code epochMilli}; its end when there is none. */
    static Map<TopicPartition, Long> firstSince(
            Consumer<byte[], byte[]> consumer,
            Set<TopicPartition> partitions,
            long epochMilli,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> wanted =
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> epochMilli));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted, DEADLINE);
        Map<TopicPartition, Long> offsets = new HashMap<>(only(partitions, ends));
        found.forEach((partition, offset) -> {
            if (offset != null) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }

    private static Map<TopicPartition, Long> only(Set<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        return partitions.stream().collect(Collectors.toMap(partition -> partition, ends::get));
    }

    private static Partition ours(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }
}
