package dev.windlass.stream;

import dev.windlass.stream.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a process has to be told about Kafka.
 *
 * @param enabled {@code false}: the process runs without Kafka, publishes nothing and reads nothing
 * @param bootstrapServers {@code host:port} of one or more brokers, separated by commas; empty only when not enabled
 * @param topics the names of the topics
 * @param properties further properties of the Kafka clients, such as {@code security.protocol}; each goes to the clients that
 *     know it
 * @param outboxCapacity how many records may wait for Kafka before the oldest samples are dropped; positive
 */
public record StreamSettings(
        boolean enabled, String bootstrapServers, Topics topics, Map<String, String> properties, int outboxCapacity) {
    /** Room for three minutes of a 5,000-node cluster scraped every 15 s, or for days of decisions. */
    public static final int DEFAULT_OUTBOX_CAPACITY = 60_000;

    public StreamSettings {
        Objects.requireNonNull(topics, "topics");
        properties = Map.copyOf(properties);
        if (enabled && bootstrapServers.isBlank()) {
            throw new IllegalArgumentException(
                    "windlass.stream.bootstrap-servers is empty: name the Kafka brokers as host:port,"
                            + " or set windlass.stream.enabled=false to run without Kafka");
        }
        if (outboxCapacity <= 0) {
            throw new IllegalArgumentException("the outbox capacity must be positive, was " + outboxCapacity);
        }
    }

    /** An installation with Kafka and nothing else set. */
    public static StreamSettings of(String bootstrapServers) {
        return new StreamSettings(true, bootstrapServers, Topics.DEFAULT, Map.of(), DEFAULT_OUTBOX_CAPACITY);
    }

    /** The same with a property of the Kafka clients that holds unless one is set. */
    public StreamSettings withDefault(String property, String value) {
        Map<String, String> all = new HashMap<>(properties);
        all.putIfAbsent(property, value);
        return new StreamSettings(enabled, bootstrapServers, topics, all, outboxCapacity);
    }

    /** An installation without Kafka. */
    public static StreamSettings disabled() {
        return new StreamSettings(false, "", Topics.DEFAULT, Map.of(), DEFAULT_OUTBOX_CAPACITY);
    }
}
