package dev.windlass.stream.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Usage over a window that ends at {@code timestamp}.
 *
 * @param cpuNanoCores CPU in thousand-millionths of a core; never negative
 * @param memoryBytes working set at the end of the window; never negative
 * @param swapBytes swap in use at the end of the window, {@code null} when the kubelet did not say; never negative
 * @param window length of the window; positive
 */
public record Usage(
        Instant timestamp,
        Duration window,
        long cpuNanoCores,
        long memoryBytes,
        @Nullable Long swapBytes) {
    public Usage {
        Objects.requireNonNull(timestamp, "timestamp");
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a usage window must be positive, was " + window);
        }
        if (cpuNanoCores < 0 || memoryBytes < 0 || swapBytes != null && swapBytes < 0) {
            throw new IllegalArgumentException("usage cannot be negative: cpu " + cpuNanoCores + " nanocores, memory "
                    + memoryBytes + " bytes, swap " + swapBytes);
        }
    }

    /** Usage of an entity whose kubelet tells of no swap. */
    public Usage(Instant timestamp, Duration window, long cpuNanoCores, long memoryBytes) {
        this(timestamp, window, cpuNanoCores, memoryBytes, null);
    }
}
