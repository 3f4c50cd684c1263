package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.KubeletNode;
import java.util.Collection;

/**
 * The nodes this replica is to scrape, as of now. Asked at each tick; an implementation answers from memory. One that shares the
 * nodes among replicas names each node in one replica only.
 */
@FunctionalInterface
public interface ScrapePlan {
    /** The nodes of the next tick, in any order. */
    Collection<KubeletNode> nodes();
}
