package dev.windlass.stream.publish;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** A record on its way to a topic. Holds the bytes it was given without a copy; nobody may change them afterwards. */
public final class OutgoingRecord {
    private final String topic;
    private final String key;
    private final Instant timestamp;
    private final byte[] value;
    private final Map<String, String> headers;
    private final Keep keep;

    /**
     * @param key records of one key reach the topic in the order they were published
     * @param timestamp when what the record tells happened
     * @param headers such as {@code traceparent}; UTF-8 on the wire
     */
    public OutgoingRecord(
            String topic, String key, Instant timestamp, byte[] value, Map<String, String> headers, Keep keep) {
        this.topic = Objects.requireNonNull(topic, "topic");
        this.key = Objects.requireNonNull(key, "key");
        this.timestamp = Objects.requireNonNull(timestamp, "timestamp");
        this.value = Objects.requireNonNull(value, "value");
        this.headers = Map.copyOf(headers);
        this.keep = Objects.requireNonNull(keep, "keep");
    }

    /** What becomes of a record when the outbox is full. */
    public enum Keep {
        /** Worth less the older it gets: the oldest go first. */
        WHILE_FRESH,
        /** Kept as long as anything else can go. */
        TO_THE_LAST
    }

    public String topic() {
        return topic;
    }

    public String key() {
        return key;
    }

    public Instant timestamp() {
        return timestamp;
    }

    /** The bytes themselves, not a copy. */
    public byte[] value() {
        return value;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Keep keep() {
        return keep;
    }

    @Override
    public String toString() {
        return topic + "[" + key + "], " + value.length + " bytes";
    }
}
