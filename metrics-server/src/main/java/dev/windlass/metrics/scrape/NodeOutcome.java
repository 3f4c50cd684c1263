package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.FailureCause;

/** How the scrape of one node ended. */
public sealed interface NodeOutcome {
    /** The node's window was moved on. */
    record Scraped(int containers) implements NodeOutcome {}

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
