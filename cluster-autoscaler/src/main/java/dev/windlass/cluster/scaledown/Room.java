package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Nodes;
import dev.windlass.cluster.snapshot.Resources;

/** What is free in sum on the nodes that work. Where no kind of room has grown, pods that found no place find none now. */
public record Room(long milliCpu, long memoryBytes, long pods) {
    static Room of(Nodes cluster) {
        Room sum = new Room(0, 0, 0);
        for (NodeState state : cluster.nodes()) {
            if (state.node().ready()) {
                Resources free = state.free();
                sum = new Room(
                        sum.milliCpu + free.milliCpu(),
                        sum.memoryBytes + free.memoryBytes(),
                        sum.pods + state.node().maxPods() - state.pods().size());
            }
        }
        return sum;
    }

    boolean hasGrownSince(Room before) {
        return milliCpu > before.milliCpu || memoryBytes > before.memoryBytes || pods > before.pods;
    }
}
