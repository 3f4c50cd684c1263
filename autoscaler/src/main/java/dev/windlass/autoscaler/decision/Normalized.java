package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.History;

/** A proposal after stabilisation and bounds, with the history that now holds the proposal. */
record Normalized(Limited stabilized, Limited bounded, History history) {
    int replicas() {
        return bounded.after();
    }
}
