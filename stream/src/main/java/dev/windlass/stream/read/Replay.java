package dev.windlass.stream.read;

import java.util.Iterator;

/**
 * The records of a stretch of one topic, in order within each partition. To be closed.
 *
 * <p>{@link #hasNext} waits for Kafka; it throws {@link StreamUnavailableException} when Kafka stays silent.
 */
public interface Replay<V> extends Iterator<Received<V>>, AutoCloseable {
    @Override
    void close();
}
