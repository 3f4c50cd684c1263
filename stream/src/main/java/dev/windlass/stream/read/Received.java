package dev.windlass.stream.read;

import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.trace.TraceParent;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * One record as it stands on its topic.
 *
 * @param offset its place in the partition; grows by one or more from record to record
 * @param timestamp when what it tells happened, as its publisher said
 * @param value what it holds; a damaged record is handed over too, as {@link Decoded.Unreadable}
 * @param headers by name, the last of each name
 */
public record Received<V>(
        Partition partition,
        long offset,
        Instant timestamp,
        String key,
        Decoded<V> value,
        Map<String, String> headers) {
    public Received {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = Map.copyOf(headers);
    }

    public String topic() {
        return partition.topic();
    }

    /** The trace to go on in; the root when the record carries none. */
    public Context context() {
        return TraceParent.context(headers);
    }
}
