package dev.windlass.metrics.app;

import dev.windlass.metrics.window.ServedCounts;
import dev.windlass.metrics.window.UsageStore;

/** Whether there is something to serve, with the counts behind the answer. */
class ServableData {
    private final ObservedObjects objects;
    private final Scraping scraping;
    private final UsageStore store;

    ServableData(ObservedObjects objects, Scraping scraping, UsageStore store) {
        this.objects = objects;
        this.scraping = scraping;
        this.store = store;
    }

    /**
     * Whether what a start can take back from the topic has been, and a node and a container have a usage, as far as there are
     * nodes and running pods at all.
     */
    boolean there() {
        return scraping.pulse().isPresent()
                && objects.synced()
                && (store.servesAnyNode() || scraping.nodesKnown() == 0)
                && (store.hasAnyContainer()
                        || scraping.nodesKnown() == 0
                        || objects.pods().size() == 0);
    }

    ServedCounts counts() {
        return store.counts();
    }
}
