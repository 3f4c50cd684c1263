package dev.windlass.metrics.signal;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signals of one node: its entities in their order, and the values of each. Immutable. Three arrays and no objects per value,
 * because a large cluster has some millions of them.
 */
public final class NodeSignals {
    public static final NodeSignals NONE =
            new NodeSignals(new Entity[0], new int[1], new byte[0], new double[0], new long[0], 0);

    private final Entity[] entities;
    /** The values of entity {@code index} are those from {@code ends[index]} to {@code ends[index + 1]}. */
    private final int[] ends;

    private final byte[] signals;
    private final double[] values;
    private final long[] timestampsMillis;
    private final int omitted;

    /** The arrays are taken over, not copied. */
    NodeSignals(Entity[] entities, int[] ends, byte[] signals, double[] values, long[] timestampsMillis, int omitted) {
        this.entities = entities;
        this.ends = ends;
        this.signals = signals;
        this.values = values;
        this.timestampsMillis = timestampsMillis;
        this.omitted = omitted;
    }

    /** How many entities. */
    public int size() {
        return entities.length;
    }

    /** How many values. */
    public int values() {
        return values.length;
    }

    /** Entity {@code index}; they ascend with the index. */
    public Entity entity(int index) {
        return entities[index];
    }

    /** Where the values of entity {@code index} begin. */
    public int from(int index) {
        return ends[index];
    }

    /** Where the values of entity {@code index} end. */
    public int to(int index) {
        return ends[index + 1];
    }

    /** The signal that stands at a position. */
    public Signal signal(int at) {
        return Signal.at(signals[at]);
    }

    /** Its value, in the signal's unit; finite and never negative. */
    public double value(int at) {
        return values[at];
    }

    /** When it was measured, milliseconds since the epoch. */
    public long timestampMillis(int at) {
        return timestampsMillis[at];
    }

    /** How many entities were left out, because a node cannot have that many. */
    public int omitted() {
        return omitted;
    }

    /** One value with its time. */
    public record Reading(double value, long timestampMillis) {}

    /** What a signal says of an entity. */
    public Optional<Reading> reading(Entity entity, Signal signal) {
        int index = Arrays.binarySearch(entities, entity);
        for (int at = index < 0 ? 0 : from(index); index >= 0 && at < to(index); at++) {
            if (signal(at) == signal) {
                return Optional.of(new Reading(values[at], timestampsMillis[at]));
            }
        }
        return Optional.empty();
    }

    /** The index of the first entity of a level, or where it would stand. */
    public int first(Level level) {
        int low = 0;
        int high = entities.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entities[middle].level().compareTo(level) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The same values with the entities of {@code before} where they are the same: most readings name what the last one named. */
    NodeSignals sharing(NodeSignals before) {
        return Arrays.equals(entities, before.entities)
                ? new NodeSignals(before.entities, ends, signals, values, timestampsMillis, omitted)
                : this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeSignals that
                && Arrays.equals(entities, that.entities)
                && Arrays.equals(ends, that.ends)
                && Arrays.equals(signals, that.signals)
                && Arrays.equals(values, that.values)
                && Arrays.equals(timestampsMillis, that.timestampsMillis)
                && omitted == that.omitted;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(entities) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < size(); index++) {
            text.append(entities[index]).append('\n');
            for (int at = from(index); at < to(index); at++) {
                text.append("  ").append(signal(at)).append(' ').append(values[at]);
                text.append(" @").append(timestampsMillis[at]).append('\n');
            }
        }
        return omitted == 0
                ? text.toString()
                : text.append(omitted).append(" omitted\n").toString();
    }
}
