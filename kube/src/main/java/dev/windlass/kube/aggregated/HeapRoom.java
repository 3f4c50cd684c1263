package dev.windlass.kube.aggregated;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.function.LongSupplier;

/**
 * How much of the heap answers may hold. A share of the whole heap says nothing of one that is nearly full of what is served: fifty
 * callers of a list, each with less than a megabyte under way, ended a process that had a quarter of its heap left.
 *
 * <p>What counts is the room where the collector moves what lives longer, since the pieces under way are moved there too as soon as there
 * are many; with none left, every collection is one of the whole heap, and fifty lists took ten times the time of fifty single ones.
 */
final class HeapRoom {
    /** The rest is for what the next scrapes, watches, connections and other requests bring. */
    private static final int SHARE_OF_THE_FREE = 4;

    private final long most;
    private final LongSupplier live;

    /**
     * @param most that what lives longer may take of the heap, in bytes
     * @param live bytes of it that the last collection found in use; 0 while there was none
     */
    HeapRoom(long most, LongSupplier live) {
        this.most = most;
        this.live = live;
    }

    static HeapRoom ofThisProcess() {
        MemoryPoolMXBean old = oldGeneration();
        long most = old.getUsage().getMax();
        return new HeapRoom(most > 0 ? most : Runtime.getRuntime().maxMemory(), () -> liveIn(old));
    }

    /** The pool of the heap that may grow largest: of collectors without generations, the only one. */
    static MemoryPoolMXBean oldGeneration() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
                .orElseThrow(() -> new IllegalStateException("a process has a heap"));
    }

    /** Bytes; never negative. */
    long forAnswers() {
        return Math.max(0, (most - live.getAsLong()) / SHARE_OF_THE_FREE);
    }

    static long liveIn(MemoryPoolMXBean pool) {
        MemoryUsage usage = pool.getCollectionUsage();
        return usage == null ? 0 : usage.getUsed();
    }
}
