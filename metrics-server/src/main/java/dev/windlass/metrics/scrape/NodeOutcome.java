package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.FailureCause;

/** How the scrape of one node ended. */
public sealed interface NodeOutcome {
    /**
     * The node's window was moved on.
     *
     * @param renewed of the node and its containers, how many were measured since the scrape before
     */
    record Scraped(int containers, int renewed) implements NodeOutcome {}

    /**
     * The node's window was moved on, but something is missing from it.
     *
     * @param detail what is missing, for a person to read
     */
    record Partial(FailureCause cause, String detail) implements NodeOutcome {}

    /**
     * The node gave no data.
     *
     * @param detail what happened, for a person to read
     */
    record Failed(FailureCause cause, String detail) implements NodeOutcome {}
}
