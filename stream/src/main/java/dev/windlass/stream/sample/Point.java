package dev.windlass.stream.sample;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cumulative counters at one moment.
 *
 * @param startedAt when the container started, {@code null} for a node or when the kubelet did not say
 * @param timestamp the kubelet's own time of the sample
 * @param cpuNanoSeconds cumulative CPU time in nanoseconds; never negative
 * @param memoryBytes working set in bytes; never negative
 * @param swapBytes swap in use, {@code null} when the kubelet did not say; never negative
 */
public record Point(
        @Nullable Instant startedAt,
        Instant timestamp,
        long cpuNanoSeconds,
        long memoryBytes,
        @Nullable Long swapBytes) {
    public Point {
        Objects.requireNonNull(timestamp, "timestamp");
        if (cpuNanoSeconds < 0 || memoryBytes < 0 || swapBytes != null && swapBytes < 0) {
            throw new IllegalArgumentException("a point cannot be negative: cpu " + cpuNanoSeconds + " ns, memory "
                    + memoryBytes + " bytes, swap " + swapBytes);
        }
    }

    /** A point of an entity whose kubelet tells of no swap. */
    public Point(@Nullable Instant startedAt, Instant timestamp, long cpuNanoSeconds, long memoryBytes) {
        this(startedAt, timestamp, cpuNanoSeconds, memoryBytes, null);
    }
}
