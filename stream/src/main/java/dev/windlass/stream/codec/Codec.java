package dev.windlass.stream.codec;

import org.jspecify.annotations.Nullable;

/** One record format in both directions. Implementations are pure and may be called from any thread. */
public interface Codec<V> {
    /** The bytes of {@code value} in the newest version of the format. */
    byte[] encode(V value);

    /**
     * The value of a record. Never throws for what a record may hold.
     *
     * @param bytes the record's value as the topic holds it, {@code null} for a tombstone
     */
    Decoded<V> decode(byte @Nullable [] bytes);
}
