package dev.windlass.stream.read;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.codec.Codec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;

final class KafkaTopicSource implements TopicSource {
    KafkaTopicSource(StreamSettings settings, String service, InstantSource clock) {}

    @Override
    public <V> TopicReader follow(Set<String> topics, Start start, Codec<V> codec, Consumer<Received<V>> handler) {
        throw new UnsupportedOperationException("coming within the hour");
    }

    @Override
    public <V> Replay<V> replay(String topic, Instant from, Instant to, Codec<V> codec) {
        throw new UnsupportedOperationException("coming within the hour");
    }
}
