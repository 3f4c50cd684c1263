package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.KubeletNode;
import java.time.Duration;
import java.util.Objects;

/**
 * One node in a replica's plan.
 *
 * @param period time between two scrapes of it
 * @param claim what the replica may do
 */
public record PlannedScrape(KubeletNode node, Duration period, Claim claim) {
    public PlannedScrape {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(claim, "claim");
        if (!period.isPositive()) {
            throw new IllegalArgumentException(
                    "the period of node " + node.name() + " must be positive, was " + period);
        }
    }

    /** What a replica may do with a node. */
    public enum Claim {
        /** It is this replica's to scrape. */
        OURS,
        /** It is scraped only when no replica has brought a sample of it for longer than its period. */
        UNLESS_BROUGHT
    }

    String name() {
        return node.name();
    }
}
