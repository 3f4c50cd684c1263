package dev.windlass.metrics.kubelet.parse;

import dev.windlass.metrics.signal.NodeSignals;

/** What became of one kubelet answer that tells signals. */
public sealed interface SignalsDecoded {
    /** The answer could be read to its end. */
    record Signals(NodeSignals signals) implements SignalsDecoded {}

    /**
     * The answer is not what the endpoint answers; nothing of it is used.
     *
     * @param where the place, for a person to read
     */
    record Malformed(String where, String reason) implements SignalsDecoded {}
}
