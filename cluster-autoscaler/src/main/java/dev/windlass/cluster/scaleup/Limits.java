package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.snapshot.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * How large the whole cluster may get.
 *
 * @param maxNodesTotal 0 for no limit; counts nodes outside the groups too
 */
public record Limits(int maxNodesTotal, long maxMilliCpu, long maxMemoryBytes, int maxNodesPerScaleUp) {
    public static final Limits NONE = new Limits(0, Long.MAX_VALUE, Long.MAX_VALUE, 1_000);

    public static final String MAX_NODES_REACHED = "max total nodes in cluster reached";

    /** What the cluster has now, nodes on their way included. */
    public record Totals(int nodes, long milliCpu, long memoryBytes) {
        public Totals plus(Node node, int count) {
            return new Totals(
                    nodes + count,
                    milliCpu + count * node.capacity().milliCpu(),
                    memoryBytes + count * node.capacity().memoryBytes());
        }
    }

    /** How many such nodes may still be added. */
    public int room(Totals totals, Node template) {
        long byNodes = maxNodesTotal == 0 ? Integer.MAX_VALUE : maxNodesTotal - totals.nodes();
        long byCpu = room(maxMilliCpu - totals.milliCpu(), template.capacity().milliCpu());
        long byMemory =
                room(maxMemoryBytes - totals.memoryBytes(), template.capacity().memoryBytes());
        long least = Math.min(Math.min(byNodes, maxNodesPerScaleUp), Math.min(byCpu, byMemory));
        return (int) Math.clamp(least, 0, Integer.MAX_VALUE);
    }

    /** Why there is no room for one more such node, in the words users know from events. */
    public String refusal(Totals totals, Node template) {
        if (maxNodesTotal != 0 && totals.nodes() >= maxNodesTotal) {
            return MAX_NODES_REACHED;
        }
        List<String> exhausted = new ArrayList<>();
        if (room(maxMilliCpu - totals.milliCpu(), template.capacity().milliCpu()) == 0) {
            exhausted.add("cpu");
        }
        if (room(maxMemoryBytes - totals.memoryBytes(), template.capacity().memoryBytes()) == 0) {
            exhausted.add("memory");
        }
        return "exceeded quota: \"cluster-wide\", resources: " + String.join(", ", exhausted);
    }

    private static long room(long free, long each) {
        return each <= 0 ? Integer.MAX_VALUE : Math.max(0, free / each);
    }
}
