package dev.windlass.console.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounded, immutable series in order of time. When there are too many points, one goes that is no step and leaves the smallest gap
 * for its age: the last minutes stay as they came, hours ago is coarse, and a long stretch stays visible in little memory.
 */
public final class History<P extends HistoryPoint<P>> {
    /** Age up to which points count as equally recent. */
    private static final double RECENT_SECONDS = 60;

    private final List<P> points;
    private final int capacity;

    private History(List<P> points, int capacity) {
        this.points = points;
        this.capacity = capacity;
    }

    /** An empty history of at most {@code capacity} points. */
    static <P extends HistoryPoint<P>> History<P> empty(int capacity) {
        if (capacity < 4) {
            throw new IllegalArgumentException("a history needs room for at least 4 points, not " + capacity);
        }
        return new History<P>(List.of(), capacity);
    }

    /** Oldest first. */
    public List<P> points() {
        return points;
    }

    History<P> with(P point) {
        int size = points.size();
        int at = size;
        while (at > 0 && points.get(at - 1).at().isAfter(point.at())) {
            at--;
        }
        List<P> next = new ArrayList<>(size + 1);
        next.addAll(points);
        boolean lengthensStretch = at == size
                && size >= 2
                && points.get(size - 1).sameValues(point)
                && points.get(size - 2).sameValues(point);
        if (lengthensStretch) {
            next.set(size - 1, point);
        } else {
            next.add(at, point);
        }
        return new History<>(List.copyOf(next.size() > capacity ? thinned(next) : next), capacity);
    }

    /** Without the point that is missed least. */
    private List<P> thinned(List<P> full) {
        Instant last = full.getLast().at();
        int leastMissed = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < full.size() - 1; i++) {
            P point = full.get(i);
            if (point.isStepFrom(full.get(i - 1)) || full.get(i + 1).isStepFrom(point)) {
                continue;
            }
            double gap = seconds(full.get(i - 1).at(), full.get(i + 1).at());
            double missed = gap / (RECENT_SECONDS + seconds(point.at(), last));
            if (missed < least) {
                least = missed;
                leastMissed = i;
            }
        }
        full.remove(leastMissed);
        return full;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
