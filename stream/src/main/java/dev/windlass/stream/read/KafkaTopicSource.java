package dev.windlass.stream.read;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.client.ClientProperties;
import dev.windlass.stream.codec.Codec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics of a Kafka cluster. Each reader has a consumer of its own, assigned to every partition. */
final class KafkaTopicSource implements TopicSource {
    private final StreamSettings settings;
    private final String service;
    private final InstantSource clock;

    KafkaTopicSource(StreamSettings settings, String service, InstantSource clock) {
        ClientProperties.check(settings);
        this.settings = settings;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public <V> TopicReader follow(Set<String> topics, Start start, Codec<V> codec, Consumer<Received<V>> handler) {
        KafkaTopicReader<V> reader =
                new KafkaTopicReader<>(this::consumer, service, topics, start, clock, new Reception<>(codec, handler));
        reader.start();
        return reader;
    }

    @Override
    public <V> Replay<V> replay(String topic, Instant from, Instant to, Codec<V> codec) {
        return KafkaReplay.open(this::consumer, topic, from, to, codec);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return ClientProperties.make(() -> new KafkaConsumer<>(
                ClientProperties.consumer(settings, service),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()));
    }
}
