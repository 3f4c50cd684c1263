package dev.windlass.stream.memory;

import dev.windlass.stream.codec.Codec;
import dev.windlass.stream.read.Partition;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Replay;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.StreamUnavailableException;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

final class InMemorySource implements TopicSource {
    private final InMemoryTopics topics;
    private final InstantSource clock;

    InMemorySource(InMemoryTopics topics, InstantSource clock) {
        this.topics = topics;
        this.clock = clock;
    }

    @Override
    public <V> TopicReader follow(Set<String> names, Start start, Codec<V> codec, Consumer<Received<V>> handler) {
        InMemoryReader<V> reader = new InMemoryReader<>(topics, clock, names, start, codec, handler);
        reader.start();
        return reader;
    }

    @Override
    public <V> Replay<V> replay(String topic, Instant from, Instant to, Codec<V> codec) {
        if (topics.isAway()) {
            throw new StreamUnavailableException("the topics in memory are away", null);
        }
        List<Received<V>> stretch = topics.records(topic, codec).stream()
                .filter(record ->
                        !record.timestamp().isBefore(from) && record.timestamp().isBefore(to))
                .toList();
        return new Stretch<>(stretch.iterator());
    }

    /** The first offset of a partition that is as young as {@code since}; its end when there is none. */
    static <V> long firstSince(InMemoryTopics topics, Partition partition, Instant since, Codec<V> codec) {
        long end = topics.end(partition);
        for (long offset = 0; offset < end; offset++) {
            if (!topics.read(partition, offset, codec).timestamp().isBefore(since)) {
                return offset;
            }
        }
        return end;
    }

    private record Stretch<V>(Iterator<Received<V>> records) implements Replay<V> {
        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public Received<V> next() {
            return records.next();
        }

        @Override
        public void close() {}
    }
}
