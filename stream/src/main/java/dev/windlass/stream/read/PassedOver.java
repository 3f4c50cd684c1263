package dev.windlass.stream.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which of the partitions that a reader need not read it may leave out by now: those it has read up to where they ended when they
 * were first named. What stood there before is not known to anybody who has just started. Knows no Kafka; not for several threads
 * at once.
 */
final class PassedOver {
    private final Map<Partition, Long> ends = new HashMap<>();

    /** @param named the partitions that hold what the reader knows, from the moment on that they are first named */
    Set<Partition> now(Set<Partition> named, Positions positions) {
        ends.keySet().retainAll(named);
        Set<Partition> out = new HashSet<>();
        for (Partition partition : named) {
            Long next = positions.next(partition);
            if (next != null && next >= ends.computeIfAbsent(partition, positions::end)) {
                out.add(partition);
            }
        }
        return out;
    }
}
