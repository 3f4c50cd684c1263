package dev.windlass.metrics.scrape;

import dev.windlass.metrics.window.NodeWindow;
import io.opentelemetry.context.Context;
import java.time.Instant;

/** Where a finished scrape goes besides the store. Never blocks: the loop does not wait for a topic. */
@FunctionalInterface
public interface SampleSink {
    /**
     * Takes one node's scrape.
     *
     * @param window the node's window after the scrape, points and usages
     * @param context the trace the scrape belongs to
     */
    void publish(String node, Instant scrapedAt, NodeWindow window, Context context);
}
