package dev.windlass.stream.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a reader is, and how far it has to go to have caught up. Knows no Kafka; not for several threads at once.
 *
 * <p>Caught up means: what stood on the topics at the first contact has been handled. What is written later does not move the
 * goal, or a reader of a busy topic would never arrive.
 */
final class Positions {
    private final Map<Partition, Long> next = new HashMap<>();
    private Map<Partition, Long> ends = Map.of();
    private @Nullable Map<Partition, Long> goals;

    /** Whether Kafka has answered before. */
    boolean hadContact() {
        return goals != null;
    }

    /** Kafka answered: the given partitions exist and end at these offsets. The first call sets the goal. */
    void seen(Map<Partition, Long> ends) {
        this.ends = Map.copyOf(ends);
        if (goals == null) {
            goals = this.ends;
        }
    }

    /** Where the partition ended when Kafka last answered. */
    long end(Partition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    boolean knows(Partition partition) {
        return next.containsKey(partition);
    }

    /** The partition goes on at {@code offset}, for better or worse. */
    void set(Partition partition, long offset) {
        next.put(partition, offset);
    }

    /** Everything below {@code offset} is done; offsets that hold no record are passed so. */
    void passed(Partition partition, long offset) {
        next.merge(partition, offset, Math::max);
    }

    @Nullable
    Long next(Partition partition) {
        return next.get(partition);
    }

    Set<Partition> known() {
        return Set.copyOf(next.keySet());
    }

    Map<Partition, Long> offsets() {
        return Map.copyOf(next);
    }

    boolean caughtUp() {
        return goals != null
                && goals.entrySet().stream().allMatch(goal -> next.getOrDefault(goal.getKey(), 0L) >= goal.getValue());
    }

    /** Records between here and the ends as they were last seen. */
    long lag() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - next.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
