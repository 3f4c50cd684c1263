package dev.windlass.stream.read;

import dev.windlass.stream.codec.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;

/** The topics of a process that runs without Kafka: there are none. */
final class DisabledTopicSource implements TopicSource {
    @Override
    public <V> TopicReader follow(Set<String> topics, Start start, Codec<V> codec, Consumer<Received<V>> handler) {
        return new Reader();
    }

    @Override
    public <V> Replay<V> replay(String topic, Instant from, Instant to, Codec<V> codec) {
        return new Empty<>();
    }

    private static final class Reader implements TopicReader {
        @Override
        public ReaderState state() {
            return new ReaderState(ReaderState.Link.DISABLED, true, Map.of(), 0, 0, 0, 0, null);
        }

        @Override
        public boolean awaitCaughtUp(Duration deadline) {
            return true;
        }

        @Override
        public void close() {}
    }

    private static final class Empty<V> implements Replay<V> {
        @Override
        public boolean hasNext() {
            return false;
        }

        @Override
        public Received<V> next() {
            throw new NoSuchElementException("nothing is read without Kafka");
        }

        @Override
        public void close() {}
    }
}
