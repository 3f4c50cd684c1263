package dev.windlass.metrics.kubelet.parse;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The containers a node's last answer named, in the order of that answer and with the bytes of their label blocks: a kubelet
 * repeats both from series to series and from scrape to scrape, so that comparing bytes with the expected next block finds a
 * container without reading its labels, and without an allocation. Immutable.
 */
final class KnownContainers {
    static final KnownContainers NONE = new KnownContainers(new ContainerName[0], new int[1], new byte[0]);

    private final ContainerName[] names;
    /** Block {@code slot} is {@code blocks[ends[slot], ends[slot + 1])}. */
    private final int[] ends;

    private final byte[] blocks;
    private final int[] slotsByName;
    private final ContainerName[] sortedNames;

    KnownContainers(ContainerName[] names, int[] ends, byte[] blocks) {
        this.names = names;
        this.ends = ends;
        this.blocks = blocks;
        this.slotsByName = IntStream.range(0, names.length)
                .boxed()
                .sorted(Comparator.comparing(slot -> names[slot]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.sortedNames =
                Arrays.stream(slotsByName).mapToObj(slot -> names[slot]).toArray(ContainerName[]::new);
    }

    int size() {
        return names.length;
    }

    ContainerName name(int slot) {
        return names[slot];
    }

    byte[] block(int slot) {
        return Arrays.copyOfRange(blocks, ends[slot], ends[slot + 1]);
    }

    /** The slots in the order of their names. */
    int[] slotsByName() {
        return slotsByName;
    }

    /** All names in their order; the same array for as long as the containers stay the same. Not to be written to. */
    ContainerName[] sortedNames() {
        return sortedNames;
    }

    /** The length of the block of {@code slot} when it is what {@code text} holds at {@code open}, else -1. */
    int matchedLength(int slot, byte[] text, int open, int length) {
        int blockLength = ends[slot + 1] - ends[slot];
        return blockLength <= length - open
                        && Arrays.equals(blocks, ends[slot], ends[slot + 1], text, open, open + blockLength)
                ? blockLength
                : -1;
    }
}
