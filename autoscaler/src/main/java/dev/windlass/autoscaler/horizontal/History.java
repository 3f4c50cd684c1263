package dev.windlass.autoscaler.horizontal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What one autoscaler remembers from one evaluation to the next.
 *
 * @param recommendations proposals as they were before any limit, with their times
 * @param ups changes upwards that were written
 * @param downs changes downwards that were written
 */
public record History(List<Recommended> recommendations, List<Change> ups, List<Change> downs) {
    /** Nothing yet. */
    public static final History EMPTY = new History(List.of(), List.of(), List.of());

    public History {
        recommendations = List.copyOf(recommendations);
        ups = List.copyOf(ups);
        downs = List.copyOf(downs);
    }

    /** A proposal. */
    public record Recommended(int replicas, Instant at) {
        public Recommended {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A change of the scale.
     *
     * @param replicas size of the change, positive in both directions
     * @param outdated whether it was once older than every policy's period, so that its place may be taken
     */
    public record Change(int replicas, Instant at, boolean outdated) {
        public Change {
            Objects.requireNonNull(at, "at");
        }
    }

    /** The history an evaluation starts from: the present size is the first recommendation there is. */
    public History startingFrom(int current, Instant now) {
        return recommendations.isEmpty() ? new History(List.of(new Recommended(current, now)), ups, downs) : this;
    }

    /**
     * The history one takes over from a record. Between the record and now recommendations may have been made that nobody wrote down;
     * unless the newest one is younger than {@code gap}, the present size joins the list, as it would at a first evaluation, so that
     * nothing is changed in haste.
     */
    public History resumed(int current, Instant now, Duration gap) {
        boolean recent = recommendations.stream().anyMatch(r -> r.at().plus(gap).isAfter(now));
        if (recent) {
            return this;
        }
        List<Recommended> joined = new ArrayList<>(recommendations);
        joined.add(new Recommended(current, now));
        return new History(joined, ups, downs);
    }

    /** With a proposal; it takes the place of the last one that is too old to matter, so that the list stays short. */
    public History recommend(int replicas, Instant now, Predicate<Recommended> tooOld) {
        return new History(replaceLast(recommendations, new Recommended(replicas, now), tooOld), ups, downs);
    }

    /** With a change upwards; changes older than {@code longestPeriodSeconds} lose their place. */
    public History grew(int by, Instant now, int longestPeriodSeconds) {
        return new History(recommendations, recorded(ups, by, now, longestPeriodSeconds), downs);
    }

    /** With a change downwards; changes older than {@code longestPeriodSeconds} lose their place. */
    public History shrank(int by, Instant now, int longestPeriodSeconds) {
        return new History(recommendations, ups, recorded(downs, by, now, longestPeriodSeconds));
    }

    private static List<Change> recorded(List<Change> changes, int by, Instant now, int longestPeriodSeconds) {
        Instant cutoff = now.minusSeconds(longestPeriodSeconds);
        List<Change> marked = changes.stream()
                .map(c -> c.at().isBefore(cutoff) ? new Change(c.replicas(), c.at(), true) : c)
                .toList();
        return replaceLast(marked, new Change(by, now, false), Change::outdated);
    }

    private static <T> List<T> replaceLast(List<T> list, T item, Predicate<T> replaceable) {
        List<T> changed = new ArrayList<>(list);
        for (int i = changed.size() - 1; i >= 0; i--) {
            if (replaceable.test(changed.get(i))) {
                changed.set(i, item);
                return changed;
            }
        }
        changed.add(item);
        return changed;
    }

    /** The sum of the changes after a moment. */
    public static int sumAfter(List<Change> changes, Instant cutoff) {
        return changes.stream()
                .filter(c -> c.at().isAfter(cutoff))
                .mapToInt(Change::replicas)
                .sum();
    }
}
