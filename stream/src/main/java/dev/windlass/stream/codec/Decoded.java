package dev.windlass.stream.codec;

import java.util.Objects;
import java.util.Optional;

/** What a record turned out to hold. */
public sealed interface Decoded<V> {
    /** The record was read. */
    record Value<V>(V value) implements Decoded<V> {
        public Value {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The record has no value: its key was deleted from a compacted topic. */
    record Tombstone<V>() implements Decoded<V> {}

    /**
     * The record is damaged, or of a version this reader does not know.
     *
     * @param reason what is wrong with it, for a log line
     */
    record Unreadable<V>(String reason) implements Decoded<V> {
        public Unreadable {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The value, when there is one. */
    default Optional<V> found() {
        return switch (this) {
            case Value<V>(V value) -> Optional.of(value);
            case Tombstone<V>() -> Optional.empty();
            case Unreadable<V>(String _) -> Optional.empty();
        };
    }
}
