package dev.windlass.metrics.exposition;

import dev.windlass.metrics.signal.Signal;

/** Where the values of a family come from. */
sealed interface Origin {
    /** A signal. */
    record OfSignal(Signal signal) implements Origin {}

    /** The counters that usage is made of. */
    enum OfPoints implements Origin {
        /** CPU time in seconds. */
        CPU,
        /** Working set in bytes. */
        MEMORY,
        /** Swap in bytes. */
        SWAP,
        /** Start in seconds since the epoch; bears no timestamp, as a kubelet writes none. */
        START
    }
}
