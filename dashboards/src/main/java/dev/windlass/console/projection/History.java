package dev.windlass.console.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * Bounded, immutable series in order of time. Recent points are kept as they came; when there are too many, the older half
 * loses every second point that is not a step, so that a long stretch stays visible in little memory.
 */
public final class History<P extends HistoryPoint<P>> {
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

    private List<P> thinned(List<P> full) {
        List<P> kept = new ArrayList<>(full.size());
        int half = full.size() / 2;
        boolean droppedLast = true;
        for (int i = 0; i < full.size(); i++) {
            boolean droppable = i > 0
                    && i < half
                    && !full.get(i).isStepFrom(full.get(i - 1))
                    && !full.get(i + 1).isStepFrom(full.get(i));
            droppedLast = droppable && !droppedLast;
            if (!droppedLast) {
                kept.add(full.get(i));
            }
        }
        return kept.size() < full.size() ? kept : full.subList(full.size() / 4, full.size());
    }
}
