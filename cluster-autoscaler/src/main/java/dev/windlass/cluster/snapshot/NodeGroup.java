package dev.windlass.cluster.snapshot;

import java.util.Objects;

/**
 * A node group as its provider describes it.
 *
 * @param targetSize how many nodes the provider is to have, which real nodes may not have reached yet
 */
public record NodeGroup(String id, int minSize, int maxSize, int targetSize) {
    public NodeGroup {
        Objects.requireNonNull(id, "id");
        if (minSize < 0 || maxSize < minSize) {
            throw new IllegalArgumentException("node group " + id + " needs 0 <= min <= max, but has min " + minSize
                    + " and max " + maxSize + "; correct the group's definition");
        }
    }

    /** How many nodes may still be added. */
    public int room() {
        return Math.max(0, maxSize - targetSize);
    }
}
