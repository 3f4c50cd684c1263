package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.service.time.Moment;
import java.util.Collection;

/** Which nodes there are and which of them this replica scrapes, as of now. Answered from memory, about once a second. */
public interface ScrapePlan {
    /**
     * Every node that is scraped by some replica; what is kept of any other node is forgotten. Unmodifiable, and the same collection for
     * as long as it holds the same nodes.
     */
    Collection<KubeletNode> known();

    /** What this replica is to do, each node at most once, in any order. */
    Collection<PlannedScrape> planned(Moment now);
}
