package dev.windlass.cluster.scaledown;

import java.util.List;

/** The nodes that could be done without, and what keeps the others. */
record Findings(List<Removal> unneeded, List<Kept> kept, Memory memory) {
    Findings {
        unneeded = List.copyOf(unneeded);
        kept = List.copyOf(kept);
    }
}
