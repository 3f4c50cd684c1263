package dev.windlass.metrics.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Gathers the values of one node. What a kubelet may say is bounded here: values that cannot be are left out, and so are entities
 * beyond what a node can have, so that a kubelet that lies fills neither the memory nor the topic. Not for several threads.
 */
public final class SignalsBuilder {
    /** Five times what a node of five hundred pods has. */
    static final int MOST_ENTITIES = 8_000;

    private static final int WIDTH = Signal.count();
    private static final long ABSENT = Long.MIN_VALUE;

    private final Map<Entity, Integer> slots = new HashMap<>();
    private final List<Entity> entities = new ArrayList<>();
    private double[] values = new double[16 * WIDTH];
    private long[] timestamps = new long[16 * WIDTH];
    private int count;
    private int omitted;

    public SignalsBuilder() {
        Arrays.fill(timestamps, ABSENT);
    }

    /**
     * Takes a value. Of two for the same signal the one measured later counts, and of two of the same time the one that came last: a
     * container that has just started anew is told of twice for a while.
     *
     * @param value left out when it is negative, not a number or infinite, or when the signal is none of such an entity
     */
    public void put(Entity entity, Signal signal, double value, long timestampMillis) {
        int slot = slot(entity);
        if (slot >= 0) {
            put(slot, signal, value, timestampMillis);
        }
    }

    /** The place of an entity, for the next method; negative when there is no more room. */
    public int slot(Entity entity) {
        Integer known = slots.get(entity);
        if (known != null) {
            return known;
        }
        int slot = entities.size();
        if (slot == MOST_ENTITIES) {
            omitted++;
            return -1;
        }
        slots.put(entity, slot);
        entities.add(entity);
        if ((slot + 1) * WIDTH > values.length) {
            int before = values.length;
            values = Arrays.copyOf(values, before * 2);
            timestamps = Arrays.copyOf(timestamps, before * 2);
            Arrays.fill(timestamps, before, before * 2, ABSENT);
        }
        return slot;
    }

    /** The same for the entity of a place. */
    public void put(int slot, Signal signal, double value, long timestampMillis) {
        int at = slot * WIDTH + signal.ordinal();
        boolean possible = value >= 0 && value < Double.POSITIVE_INFINITY;
        if (!possible
                || timestampMillis < timestamps[at]
                || !signal.isOf(entities.get(slot).level())) {
            return;
        }
        count += timestamps[at] == ABSENT ? 1 : 0;
        values[at] = value;
        timestamps[at] = timestampMillis;
    }

    /** Takes from another node's values what is not here yet: the one that is asked first wins. */
    SignalsBuilder fill(NodeSignals other) {
        for (int index = 0; index < other.size(); index++) {
            int slot = slot(other.entity(index));
            for (int at = other.from(index); slot >= 0 && at < other.to(index); at++) {
                Signal signal = other.signal(at);
                if (timestamps[slot * WIDTH + signal.ordinal()] == ABSENT) {
                    put(slot, signal, other.value(at), other.timestampMillis(at));
                }
            }
        }
        omitted += other.omitted();
        return this;
    }

    public NodeSignals build() {
        List<Integer> sorted = IntStream.range(0, entities.size())
                .filter(this::hasValues)
                .boxed()
                .sorted(Comparator.comparing(entities::get))
                .toList();
        List<Integer> kept = withFewInterfaces(sorted);
        int[] ends = new int[kept.size() + 1];
        byte[] signals = new byte[count];
        double[] packed = new double[count];
        long[] times = new long[count];
        int size = 0;
        for (int index = 0; index < kept.size(); index++) {
            int base = kept.get(index) * WIDTH;
            for (int signal = 0; signal < WIDTH; signal++) {
                if (timestamps[base + signal] != ABSENT) {
                    signals[size] = (byte) signal;
                    packed[size] = values[base + signal];
                    times[size++] = timestamps[base + signal];
                }
            }
            ends[index + 1] = size;
        }
        return new NodeSignals(
                kept.stream().map(entities::get).toArray(Entity[]::new),
                ends,
                Arrays.copyOf(signals, size),
                Arrays.copyOf(packed, size),
                Arrays.copyOf(times, size),
                omitted + sorted.size() - kept.size());
    }

    private List<Integer> withFewInterfaces(List<Integer> sorted) {
        List<Integer> kept = new ArrayList<>(sorted.size());
        int beside = 0;
        for (int slot : sorted) {
            Entity entity = entities.get(slot);
            beside = !kept.isEmpty() && entity.besideInterface(entities.get(kept.getLast())) ? beside + 1 : 1;
            if (beside <= Interfaces.MOST) {
                kept.add(slot);
            }
        }
        return kept;
    }

    private boolean hasValues(int slot) {
        for (int at = slot * WIDTH; at < (slot + 1) * WIDTH; at++) {
            if (timestamps[at] != ABSENT) {
                return true;
            }
        }
        return false;
    }
}
