package dev.windlass.metrics.kubelet.parse;

import java.time.Instant;

/**
 * Cumulative counters of one node or container at one moment. Times are nanoseconds since the Unix epoch, as {@code long}, because
 * a large cluster holds some hundred thousand of these; they reach from 1678 to 2262.
 *
 * @param startedAtNanos when the container started, {@link #UNKNOWN_START} for a node or when the kubelet did not say
 * @param timestampNanos the kubelet's own time of the sample
 * @param cpuNanoSeconds cumulative CPU time in nanoseconds; never negative
 * @param memoryBytes working set in bytes; never negative
 */
public record CounterPoint(long startedAtNanos, long timestampNanos, long cpuNanoSeconds, long memoryBytes) {
    /** Earlier than every real start, as the peer's zero time is. */
    public static final long UNKNOWN_START = Long.MIN_VALUE;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public CounterPoint {
        if (cpuNanoSeconds < 0 || memoryBytes < 0) {
            throw new IllegalArgumentException(
                    "a point cannot be negative: cpu " + cpuNanoSeconds + " ns, memory " + memoryBytes + " bytes");
        }
    }

    /**
     * Nanoseconds since the epoch.
     *
     * @throws ArithmeticException outside of 1678 to 2262
     */
    public static long nanosOf(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
    }

    /** The moment that many nanoseconds after the epoch. */
    public static Instant instantOf(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }
}
