package dev.windlass.stream.publish;

import dev.windlass.stream.StreamSettings;

/**
 * Where records wait for Kafka.
 *
 * <p>Promises, held by every implementation: {@link #publish} never blocks and never throws for Kafka's sake; records of one key
 * reach the topic in the order they were published; while Kafka is away records wait, and are tried for ever; a topic or key that
 * cannot be written does not hold up the others. When the outbox is full the oldest {@link OutgoingRecord.Keep#WHILE_FRESH}
 * record goes first, and every record that is given up is counted. Callable from any thread.
 *
 * <p>A record is written once, unless the connection has to be made anew while its fate is open: then it may be written twice. Two
 * records of one decision carry the same event id.
 */
public interface Outbox extends AutoCloseable {
    /** Takes the record; what becomes of it shows in {@link #state}. After {@link #close} it is counted as dropped. */
    void publish(OutgoingRecord record);

    /** How it stands now. */
    OutboxState state();

    /** Waits, within a deadline of a few seconds, until everything is written; then gives up what is left and says so. */
    @Override
    void close();

    /**
     * Starts an outbox to the Kafka of {@code settings}; returns at once, whether Kafka can be reached or not. Creates the topics
     * that do not exist yet. With the stream disabled, it takes every record and forgets it.
     *
     * @param service names the Kafka clients and threads
     * @throws IllegalArgumentException when a property of the settings cannot be right
     */
    static Outbox start(StreamSettings settings, String service) {
        if (!settings.enabled()) {
            return new DisabledOutbox();
        }
        return over(KafkaSink.start(settings, service), OutboxLimits.of(settings.outboxCapacity()), service);
    }

    /** An outbox with the same promises in front of another sink. */
    static Outbox over(RecordSink sink, OutboxLimits limits, String service) {
        return new QueuedOutbox(sink, limits, service);
    }
}
