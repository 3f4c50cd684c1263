package dev.windlass.cluster.scaledown;

import java.time.Instant;
import java.util.Map;

/**
 * What one pass must know of the ones before.
 *
 * @param unneededSince when a node was first found unneeded, without a break since
 * @param unremovableUntil nodes not to be simulated again before that time
 */
public record Memory(Map<String, Instant> unneededSince, Map<String, Unremovable> unremovableUntil) {
    public static final Memory EMPTY = new Memory(Map.of(), Map.of());

    public Memory {
        unneededSince = Map.copyOf(unneededSince);
        unremovableUntil = Map.copyOf(unremovableUntil);
    }

    /** Why the node could not go, and until when that answer is good, unless there is more room by then. */
    public record Unremovable(Kept kept, Instant until, Room room) {}
}
