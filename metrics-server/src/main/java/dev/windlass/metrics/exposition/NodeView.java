package dev.windlass.metrics.exposition;

import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.signal.NodeSignals;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one node at one moment.
 *
 * @param points the counters of the last scrape, {@code null} before the first
 */
public record NodeView(String node, @Nullable NodePoints points, NodeSignals signals) {
    public NodeView {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(signals, "signals");
    }
}
