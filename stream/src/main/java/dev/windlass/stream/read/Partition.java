package dev.windlass.stream.read;

import java.util.Objects;

/** One partition of a topic. */
public record Partition(String topic, int index) {
    public Partition {
        Objects.requireNonNull(topic, "topic");
        if (index < 0) {
            throw new IllegalArgumentException("partition " + index + " of " + topic + " cannot be");
        }
    }
}
