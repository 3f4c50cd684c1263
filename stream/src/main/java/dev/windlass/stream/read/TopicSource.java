package dev.windlass.stream.read;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.codec.Codec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;

/** Where records are read from. Every reader sees every record of its topics; readers share nothing. */
public interface TopicSource {
    /**
     * Starts a reader; returns at once, whether Kafka can be reached or not.
     *
     * @param handler called on the reader's thread, one record after the other, each once, in order within a partition; what it
     *     throws is logged with the record's place, and the reader goes on
     */
    <V> TopicReader follow(Set<String> topics, Start start, Codec<V> codec, Consumer<Received<V>> handler);

    /**
     * The records of {@code topic} from {@code from} until before {@code to} that are on it now, in order within each partition.
     *
     * @throws StreamUnavailableException when Kafka does not answer
     */
    <V> Replay<V> replay(String topic, Instant from, Instant to, Codec<V> codec);

    /**
     * The Kafka of {@code settings}. With the stream disabled, nothing is ever read and every reader has caught up.
     *
     * @param service names the Kafka clients and threads
     * @throws IllegalArgumentException when a property of the settings cannot be right
     */
    static TopicSource of(StreamSettings settings, String service, InstantSource clock) {
        return settings.enabled() ? new KafkaTopicSource(settings, service, clock) : new DisabledTopicSource();
    }
}
