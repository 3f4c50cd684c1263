package dev.windlass.cluster.scaleup.expander;

import dev.windlass.cluster.scaleup.Option;
import dev.windlass.cluster.snapshot.Resources;

/** The smallest share of the new nodes' CPU and memory capacity that the pods leave unused. */
final class LeastWaste implements Strategy {
    @Override
    public double score(Option option) {
        Resources each = option.template().node().capacity();
        Resources wanted = option.requested();
        int nodes = option.nodeCount();
        return wasted(nodes * (double) each.milliCpu(), wanted.milliCpu())
                + wasted(nodes * (double) each.memoryBytes(), wanted.memoryBytes());
    }

    private static double wasted(double capacity, double wanted) {
        return capacity > 0 ? (capacity - wanted) / capacity : 0;
    }
}
