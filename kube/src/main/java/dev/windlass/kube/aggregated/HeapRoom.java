package dev.windlass.kube.aggregated;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.function.LongSupplier;

/**
 * How much of the heap answers may hold. A share of the whole heap says nothing of one that is nearly full of what is served: fifty
 * callers of a list, each with less than a megabyte under way, ended a process that had a quarter of its heap left.
 */
final class HeapRoom {
    private static final int SHARE_OF_THE_HEAP = 4;
    /** The other half is for what the next scrapes, watches and other requests bring. */
    private static final int SHARE_OF_THE_FREE = 2;

    private final long heap;
    private final LongSupplier live;

    /**
     * @param heap its largest size, in bytes
     * @param live bytes that the last collections found in use; 0 while there was none
     */
    HeapRoom(long heap, LongSupplier live) {
        this.heap = heap;
        this.live = live;
    }

    static HeapRoom ofThisProcess() {
        return new HeapRoom(Runtime.getRuntime().maxMemory(), HeapRoom::liveAfterCollections);
    }

    /** Bytes; never negative. */
    long forAnswers() {
        return Math.clamp((heap - live.getAsLong()) / SHARE_OF_THE_FREE, 0, heap / SHARE_OF_THE_HEAP);
    }

    static long liveAfterCollections() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }
}
