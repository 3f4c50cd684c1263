package dev.windlass.cluster.scaleup.expander;

import dev.windlass.cluster.scaleup.Option;

/** The option that helps the most pods. */
final class MostPods implements Strategy {
    @Override
    public double score(Option option) {
        return -option.pods().size();
    }
}
