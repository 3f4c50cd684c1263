package dev.windlass.console.projection;

import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** The last decisions in order of time, whichever order the partitions deliver them in; a record delivered again changes nothing. */
public final class DecisionLog {
    private final PVector<DecisionEntry> entries;
    private final int capacity;

    private DecisionLog(PVector<DecisionEntry> entries, int capacity) {
        this.entries = entries;
        this.capacity = capacity;
    }

    static DecisionLog empty(int capacity) {
        return new DecisionLog(TreePVector.empty(), capacity);
    }

    /** Oldest first. */
    public List<DecisionEntry> entries() {
        return entries;
    }

    DecisionLog with(DecisionEntry entry) {
        int at = firstAfter(entry);
        boolean full = entries.size() == capacity;
        if (isKnown(entry, at) || (full && at == 0)) {
            return this;
        }
        PVector<DecisionEntry> next = entries.plus(at, entry);
        return new DecisionLog(full ? next.minus(0) : next, capacity);
    }

    private int firstAfter(DecisionEntry entry) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).at().isAfter(entry.at())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The same record was decided at the same time, so only the neighbours before {@code end} can be it. */
    private boolean isKnown(DecisionEntry entry, int end) {
        for (int i = end - 1; i >= 0 && entries.get(i).at().equals(entry.at()); i--) {
            if (entries.get(i).id().equals(entry.id())) {
                return true;
            }
        }
        return false;
    }
}
