package dev.windlass.metrics.window;

import dev.windlass.metrics.kubelet.parse.NodePoints;

/**
 * Usage over a window that ends at {@code timestampNanos}.
 *
 * @param timestampNanos nanoseconds since the epoch
 * @param windowNanos length of the window in nanoseconds; positive
 * @param cpuNanoCores CPU in thousand-millionths of a core; never negative
 * @param memoryBytes working set at the end of the window; never negative
 * @param swapBytes swap in use at the end of the window, {@link NodePoints#NO_SWAP} when the kubelet did not say
 */
public record WindowUsage(long timestampNanos, long windowNanos, long cpuNanoCores, long memoryBytes, long swapBytes) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public WindowUsage {
        if (windowNanos <= 0 || cpuNanoCores < 0 || memoryBytes < 0 || swapBytes < NodePoints.NO_SWAP) {
            throw new IllegalArgumentException("usage must be over a positive window and not negative: window "
                    + windowNanos + " ns, cpu " + cpuNanoCores + " nanocores, memory " + memoryBytes + " bytes, swap "
                    + swapBytes + " bytes");
        }
    }

    /** Usage of an entity whose kubelet tells of no swap. */
    public WindowUsage(long timestampNanos, long windowNanos, long cpuNanoCores, long memoryBytes) {
        this(timestampNanos, windowNanos, cpuNanoCores, memoryBytes, NodePoints.NO_SWAP);
    }

    /** Whether the kubelet tells of swap. */
    public boolean hasSwap() {
        return swapBytes != NodePoints.NO_SWAP;
    }

    /** The end of the window in whole seconds since the epoch, as Kubernetes writes times. */
    public long timestampSeconds() {
        return Math.floorDiv(timestampNanos, NANOS_PER_SECOND);
    }
}
