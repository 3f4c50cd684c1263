package dev.windlass.cluster.scaleup.expander;

import dev.windlass.cluster.scaleup.Option;

/** All options are as good; the draw at the end of the chain decides. */
final class AnyOption implements Strategy {
    @Override
    public double score(Option option) {
        return 0;
    }
}
