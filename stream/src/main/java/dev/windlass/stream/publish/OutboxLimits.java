package dev.windlass.stream.publish;

/**
 * How much an outbox holds.
 *
 * @param records taken and not yet written
 * @param bytes of the values of those records
 * @param inFlightBytes how much of it one topic may have handed to Kafka without an answer, so that a topic that hangs cannot take
 *     the room of the others
 */
public record OutboxLimits(int records, long bytes, long inFlightBytes) {
    private static final long MIB = 1L << 20;

    public OutboxLimits {
        if (records <= 0 || bytes <= 0 || inFlightBytes <= 0) {
            throw new IllegalArgumentException("an outbox must have room, not " + records + " records, " + bytes
                    + " bytes, " + inFlightBytes + " bytes in flight");
        }
    }

    /** The given number of records within a quarter of the heap. */
    static OutboxLimits of(int records) {
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        return new OutboxLimits(records, Math.clamp(quarter, 16 * MIB, 256 * MIB), 8 * MIB);
    }
}
