package dev.windlass.cluster.scaleup.expander;

import dev.windlass.cluster.scaleup.Option;

/** The option that takes the fewest nodes. */
final class LeastNodes implements Strategy {
    @Override
    public double score(Option option) {
        return option.nodeCount();
    }
}
