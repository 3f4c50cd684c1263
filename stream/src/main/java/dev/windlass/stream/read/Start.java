package dev.windlass.stream.read;

import java.time.Duration;
import java.util.Map;

/** Where a reader begins. A partition that appears later is read from its first record, whatever the start. */
public sealed interface Start {
    /** The oldest record there is. */
    record Earliest() implements Start {}

    /** Only what comes after the reader's first contact with Kafka. */
    record Latest() implements Start {}

    /** The records of the last stretch of time, then what comes. */
    record Since(Duration age) implements Start {
        public Since {
            if (age.isNegative()) {
                throw new IllegalArgumentException("a reader cannot begin in the future: " + age);
            }
        }
    }

    /** The given offset of each partition; the oldest record of a partition that is not named. */
    record At(Map<Partition, Long> offsets) implements Start {
        public At {
            offsets = Map.copyOf(offsets);
        }
    }

    static Start earliest() {
        return new Earliest();
    }

    static Start latest() {
        return new Latest();
    }

    static Start since(Duration age) {
        return new Since(age);
    }

    static Start at(Map<Partition, Long> offsets) {
        return new At(offsets);
    }
}
