package dev.windlass.cluster.scaleup.expander;

import dev.windlass.cluster.scaleup.Option;

/** How good an option is by one measure; the lowest score wins. */
interface Strategy {
    double score(Option option);
}
