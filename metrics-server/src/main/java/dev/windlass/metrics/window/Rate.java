package dev.windlass.metrics.window;

import dev.windlass.metrics.kubelet.parse.CounterPoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The formula the product is about, and the choice of the earlier of its two points. */
final class Rate {
    /** A container's first usage needs at least this much of its life, else start-up work alone would be its usage. */
    private static final long FRESH_MINIMUM_NANOS = 10_000_000_000L;

    private static final double NANOS_PER_SECOND = 1e9;

    private Rate() {}

    /** CPU per second between two points and memory and swap at the later one; none when a counter or the start time went backwards. */
    static Optional<WindowUsage> usage(CounterPoint previous, CounterPoint last, long swapBytes) {
        long cpu = last.cpuNanoSeconds() - previous.cpuNanoSeconds();
        long window = last.timestampNanos() - previous.timestampNanos();
        if (window <= 0 || cpu < 0 || last.startedAtNanos() < previous.startedAtNanos()) {
            return Optional.empty();
        }
        return Optional.of(new WindowUsage(
                last.timestampNanos(),
                window,
                (long) (cpu / (window / NANOS_PER_SECOND)),
                last.memoryBytes(),
                swapBytes));
    }

    /**
     * The point that the next usage of a node starts from, {@code null} when there is none. A kubelet repeats a sample until it has
     * a newer one, and two replicas of a proxy may answer out of order: both keep the window that was there.
     */
    static @Nullable CounterPoint previousOfNode(
            @Nullable CounterPoint previous, @Nullable CounterPoint last, CounterPoint next) {
        if (last != null && next.timestampNanos() > last.timestampNanos()) {
            return last;
        }
        return previous != null && previous.timestampNanos() < next.timestampNanos() ? previous : null;
    }

    /**
     * The same for a container, which unlike a node can start anew: a fresh one is measured from its start, where its counter was
     * zero, and one that restarted since its last point has no earlier point.
     */
    static @Nullable CounterPoint previousOfContainer(
            @Nullable CounterPoint previous, @Nullable CounterPoint last, CounterPoint next, long resolutionNanos) {
        if (isFresh(next, resolutionNanos)) {
            return new CounterPoint(next.startedAtNanos(), next.startedAtNanos(), 0, next.memoryBytes());
        }
        if (last == null || next.startedAtNanos() >= last.timestampNanos()) {
            return null;
        }
        return previousOfNode(previous, last, next);
    }

    private static boolean isFresh(CounterPoint point, long resolutionNanos) {
        if (point.startedAtNanos() == CounterPoint.UNKNOWN_START || point.startedAtNanos() >= point.timestampNanos()) {
            return false;
        }
        long age = point.timestampNanos() - point.startedAtNanos();
        return age < resolutionNanos && age >= FRESH_MINIMUM_NANOS;
    }
}
