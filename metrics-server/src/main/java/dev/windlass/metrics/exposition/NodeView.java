package dev.windlass.metrics.exposition;

import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.window.NodeWindow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one node at one moment.
 *
 * @param window the counters of the last scrape and the usage made of them, {@code null} before the first
 */
public record NodeView(String node, @Nullable NodeWindow window, NodeSignals signals) {
    public NodeView {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(signals, "signals");
    }

    /** The counters of the last scrape. */
    @Nullable
    NodePoints points() {
        return window == null ? null : window.points();
    }
}
