package dev.windlass.metrics.window;

/**
 * Usage over a window that ends at {@code timestampNanos}.
 *
 * @param timestampNanos nanoseconds since the epoch
 * @param windowNanos length of the window in nanoseconds; positive
 * @param cpuNanoCores CPU in thousand-millionths of a core; never negative
 * @param memoryBytes working set at the end of the window; never negative
 */
public record WindowUsage(long timestampNanos, long windowNanos, long cpuNanoCores, long memoryBytes) {
    public WindowUsage {
        if (windowNanos <= 0 || cpuNanoCores < 0 || memoryBytes < 0) {
            throw new IllegalArgumentException("usage must be over a positive window and not negative: window "
                    + windowNanos + " ns, cpu " + cpuNanoCores + " nanocores, memory " + memoryBytes + " bytes");
        }
    }
}
