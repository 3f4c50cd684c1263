package dev.windlass.stream.publish;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The far side of an outbox: takes one record at a time and says what became of it. Called from one thread for each topic, with
 * never more than one record of a key under way.
 */
public interface RecordSink {
    /**
     * Hands over one record. May block for a few seconds; never throws for Kafka's sake.
     *
     * @param completion called exactly once, from any thread, possibly long after the return and possibly before it
     */
    void send(OutgoingRecord record, Consumer<Delivery> completion);

    /** Whether the far side answers, as far as is known now; does not block. */
    boolean connected();

    /** Gives up what is under way after {@code deadline}; each such record is completed as {@link Delivery.Failed}. */
    void close(Duration deadline);

    /** What became of a record. */
    sealed interface Delivery {
        /** It stands on its topic. */
        record Written() implements Delivery {}

        /** It does not stand on its topic as far as is known, and another attempt may succeed. */
        record Failed(String reason) implements Delivery {}

        /** It will never be taken, however often it is tried. */
        record Rejected(String reason) implements Delivery {}
    }
}
