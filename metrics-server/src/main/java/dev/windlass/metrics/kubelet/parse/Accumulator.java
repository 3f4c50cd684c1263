package dev.windlass.metrics.kubelet.parse;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The containers of one answer while it is being read: a slot each, first those known from the last answer, then new ones. */
final class Accumulator {
    private final KnownContainers known;
    private final List<ContainerName> added = new ArrayList<>();
    private final List<byte[]> addedBlocks = new ArrayList<>();
    private @Nullable Map<ContainerName, Integer> slots;
    private boolean[] seen;
    private int[] appearance;
    private int present;
    private long[] startedAt;
    private long[] timestamps;
    private long[] cpu;
    private long[] memory;
    /** Made with the first swap series: most nodes have none. */
    private long @Nullable [] swap;

    private int expected;
    private int blockEnd;

    Accumulator(KnownContainers known) {
        this.known = known;
        int capacity = known.size();
        this.seen = new boolean[capacity];
        this.appearance = new int[capacity];
        this.startedAt = new long[capacity];
        Arrays.fill(startedAt, CounterPoint.UNKNOWN_START);
        this.timestamps = new long[capacity];
        this.cpu = new long[capacity];
        this.memory = new long[capacity];
    }

    /** The slot of the container that the label block opening at {@code open} names; {@link #blockEnd()} is then the offset after it. */
    int slot(byte[] text, int open, int length) {
        // The next container of the order known from the last answer, or the first one again in the next series.
        int slot = isKnown(expected, text, open, length) || !isKnown(0, text, open, length) ? expected : 0;
        if (blockEnd > open) {
            expected = slot + 1;
        } else {
            slot = slotByLabels(text, open, length);
        }
        if (!seen[slot]) {
            seen[slot] = true;
            appearance[present++] = slot;
        }
        return slot;
    }

    private boolean isKnown(int slot, byte[] text, int open, int length) {
        int matched = slot < known.size() ? known.matchedLength(slot, text, open, length) : -1;
        blockEnd = open + matched;
        return matched > 0;
    }

    /** Offset after the label block that {@link #slot} read last. */
    int blockEnd() {
        return blockEnd;
    }

    void cpu(int slot, long nanoSeconds, long timestampNanos) {
        cpu[slot] = nanoSeconds;
        timestamps[slot] = timestampNanos;
    }

    void memory(int slot, long bytes, long timestampNanos) {
        memory[slot] = bytes;
        timestamps[slot] = timestampNanos;
    }

    void swap(int slot, long bytes) {
        long[] into = swap;
        if (into == null) {
            into = new long[seen.length];
            Arrays.fill(into, NodePoints.NO_SWAP);
            swap = into;
        }
        into[slot] = bytes;
    }

    void startedAt(int slot, long nanos) {
        startedAt[slot] = nanos;
    }

    private int slotByLabels(byte[] text, int open, int length) {
        blockEnd = LabelBlock.end(text, open, length);
        ContainerName name = LabelBlock.containerName(text, open, blockEnd);
        Integer slot = slotsByName().get(name);
        if (slot == null) {
            slot = add(name, Arrays.copyOfRange(text, open, blockEnd));
        } else {
            expected = slot + 1;
        }
        return slot;
    }

    private Map<ContainerName, Integer> slotsByName() {
        Map<ContainerName, Integer> index = slots;
        if (index == null) {
            index = HashMap.newHashMap(known.size() + 16);
            for (int slot = 0; slot < known.size(); slot++) {
                index.put(known.name(slot), slot);
            }
            slots = index;
        }
        return index;
    }

    private int add(ContainerName name, byte[] block) {
        int slot = known.size() + added.size();
        added.add(name);
        addedBlocks.add(block);
        slotsByName().put(name, slot);
        if (slot == seen.length) {
            int capacity = Math.max(16, slot * 2);
            seen = Arrays.copyOf(seen, capacity);
            appearance = Arrays.copyOf(appearance, capacity);
            startedAt = Arrays.copyOf(startedAt, capacity);
            Arrays.fill(startedAt, slot, capacity, CounterPoint.UNKNOWN_START);
            timestamps = Arrays.copyOf(timestamps, capacity);
            cpu = Arrays.copyOf(cpu, capacity);
            memory = Arrays.copyOf(memory, capacity);
            if (swap != null) {
                swap = Arrays.copyOf(swap, capacity);
                Arrays.fill(swap, slot, capacity, NodePoints.NO_SWAP);
            }
        }
        return slot;
    }

    /** What the next answer will most likely name: the same object as before when nothing came or went. */
    KnownContainers containers() {
        return added.isEmpty() && present == known.size() ? known : relaid();
    }

    private KnownContainers relaid() {
        ContainerName[] names = new ContainerName[present];
        int[] ends = new int[present + 1];
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        for (int index = 0; index < present; index++) {
            int slot = appearance[index];
            names[index] = name(slot);
            blocks.writeBytes(slot < known.size() ? known.block(slot) : addedBlocks.get(slot - known.size()));
            ends[index + 1] = blocks.size();
        }
        return new KnownContainers(names, ends, blocks.toByteArray());
    }

    private ContainerName name(int slot) {
        return slot < known.size() ? known.name(slot) : added.get(slot - known.size());
    }

    /** The usable points of this answer in the order of their names. */
    NodePoints points(NodePoints.NodeReading node, KnownContainers containers, PodCompleteness completeness) {
        ContainerName[] names = containers.sortedNames();
        int[] slots = containers == known ? known.slotsByName() : slotsOf(names);
        CounterPoint[] points = new CounterPoint[names.length];
        long[] swaps = swap == null ? null : new long[names.length];
        boolean[] kept = new boolean[names.length];
        int usable = 0;
        for (int index = 0; index < names.length; index++) {
            int slot = slots[index];
            kept[index] = cpu[slot] != 0 && memory[slot] != 0;
            points[index] = new CounterPoint(startedAt[slot], timestamps[slot], cpu[slot], memory[slot]);
            if (swap != null && swaps != null) {
                swaps[index] = swap[slot];
            }
            usable += kept[index] ? 1 : 0;
        }
        if (usable == names.length) {
            return new NodePoints(node, names, points, swaps);
        }
        return switch (completeness) {
            case CONTAINER_ALONE -> selected(node, names, points, swaps, kept);
            case WHOLE_POD -> selected(node, names, points, swaps, wholePods(names, kept));
        };
    }

    private int[] slotsOf(ContainerName[] names) {
        return Arrays.stream(names).mapToInt(slotsByName()::get).toArray();
    }

    private static boolean[] wholePods(ContainerName[] names, boolean[] usable) {
        boolean[] kept = new boolean[names.length];
        int from = 0;
        for (int to = 1; to <= names.length; to++) {
            if (to == names.length || !names[to].samePod(names[from])) {
                int start = from;
                boolean whole = IntStream.range(start, to).allMatch(index -> usable[index]);
                Arrays.fill(kept, from, to, whole);
                from = to;
            }
        }
        return kept;
    }

    private static NodePoints selected(
            NodePoints.NodeReading node,
            ContainerName[] names,
            CounterPoint[] points,
            long @Nullable [] swaps,
            boolean[] kept) {
        int[] indexes =
                IntStream.range(0, names.length).filter(index -> kept[index]).toArray();
        return new NodePoints(
                node,
                Arrays.stream(indexes).mapToObj(index -> names[index]).toArray(ContainerName[]::new),
                Arrays.stream(indexes).mapToObj(index -> points[index]).toArray(CounterPoint[]::new),
                swaps == null
                        ? null
                        : Arrays.stream(indexes)
                                .mapToLong(index -> swaps[index])
                                .toArray());
    }
}
