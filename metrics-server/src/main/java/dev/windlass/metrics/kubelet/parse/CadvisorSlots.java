package dev.windlass.metrics.kubelet.parse;

import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entity of a label block. cAdvisor repeats the blocks from family to family, byte for byte and in the same order, so a
 * block is compared with the one that followed the last time before it is looked up, and its labels are read once. Blocks are
 * known by their place in the answer, so that none is copied.
 */
final class CadvisorSlots {
    static final int NO_ENTITY = -1;

    /** As many blocks as a node can have in earnest; further ones are read each time anew, which is slow and takes no memory. */
    private static final int MOST_BLOCKS = 1 << 13;

    private static final int CELLS = 1 << 14;
    private static final int LONGEST_SEARCH = 16;

    private final byte[] text;
    private final int length;
    private final SignalsBuilder builder;
    private int[] opens = new int[512];
    private int[] ends = new int[512];
    private int[] slots = new int[512];
    private int blocks;
    /** Block numbers by hash, from 1. */
    private final int[] cells = new int[CELLS];

    private int expected;
    private int blockEnd;

    CadvisorSlots(byte[] text, int length, SignalsBuilder builder) {
        this.text = text;
        this.length = length;
        this.builder = builder;
    }

    /** The place of the entity that the block opening at {@code open} names, {@link #NO_ENTITY} when it is of no interest. */
    int slot(int open) {
        int known = isKnown(expected, open) ? expected : find(open);
        if (known < 0) {
            blockEnd = LabelBlock.end(text, open, length);
            return remember(open, slotOf(CadvisorEntity.of(text, open, blockEnd)));
        }
        expected = known + 1;
        return slots[known];
    }

    /** Offset after the label block that {@link #slot} read last. */
    int blockEnd() {
        return blockEnd;
    }

    private int slotOf(@Nullable Entity entity) {
        return entity == null ? NO_ENTITY : builder.slot(entity);
    }

    private boolean isKnown(int block, int open) {
        if (block >= blocks) {
            return false;
        }
        int size = ends[block] - opens[block];
        if (size > length - open || !Arrays.equals(text, opens[block], ends[block], text, open, open + size)) {
            return false;
        }
        blockEnd = open + size;
        return true;
    }

    private int find(int open) {
        int cell = hash(open);
        for (int step = 0; step < LONGEST_SEARCH && cells[cell] != 0; step++) {
            if (isKnown(cells[cell] - 1, open)) {
                return cells[cell] - 1;
            }
            cell = (cell + 1) & (CELLS - 1);
        }
        return -1;
    }

    private int remember(int open, int slot) {
        if (blocks == MOST_BLOCKS) {
            return slot;
        }
        if (blocks == opens.length) {
            opens = Arrays.copyOf(opens, blocks * 2);
            ends = Arrays.copyOf(ends, blocks * 2);
            slots = Arrays.copyOf(slots, blocks * 2);
        }
        opens[blocks] = open;
        ends[blocks] = blockEnd;
        slots[blocks] = slot;
        blocks++;
        expected = blocks;
        int cell = hash(open);
        for (int step = 0; step < LONGEST_SEARCH; step++) {
            if (cells[cell] == 0) {
                cells[cell] = blocks;
                break;
            }
            cell = (cell + 1) & (CELLS - 1);
        }
        return slot;
    }

    /** Up to the first closing brace, where a block usually ends: the same for equal blocks, wherever they do. */
    private int hash(int open) {
        int hash = 0;
        for (int at = open; at < length && text[at] != '}' && text[at] != '\n'; at++) {
            hash = 31 * hash + text[at];
        }
        return (hash ^ hash >>> 16) & (CELLS - 1);
    }
}
