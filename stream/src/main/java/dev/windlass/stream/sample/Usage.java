package dev.windlass.stream.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Usage over a window that ends at {@code timestamp}.
 *
 * @param cpuNanoCores CPU in thousand-millionths of a core; never negative
 * @param memoryBytes working set at the end of the window; never negative
 * @param window length of the window; positive
 */
public record Usage(Instant timestamp, Duration window, long cpuNanoCores, long memoryBytes) {
    public Usage {
        Objects.requireNonNull(timestamp, "timestamp");
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a usage window must be positive, was " + window);
        }
        if (cpuNanoCores < 0 || memoryBytes < 0) {
            throw new IllegalArgumentException(
                    "usage cannot be negative: cpu " + cpuNanoCores + " nanocores, memory " + memoryBytes + " bytes");
        }
    }
}
