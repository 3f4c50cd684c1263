package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.NodeTemplate;
import dev.windlass.cluster.snapshot.Resources;
import java.util.List;
import java.util.Objects;

/**
 * Growing one group for some of the pods.
 *
 * @param nodes the new nodes with the pods on them, as simulated
 */
public record Option(NodeGroup group, NodeTemplate template, List<NodeState> nodes, List<PendingPod> pods) {
    public Option {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(template, "template");
        nodes = List.copyOf(nodes);
        pods = List.copyOf(pods);
        if (nodes.isEmpty() || pods.isEmpty()) {
            throw new IllegalArgumentException("an option of group " + group.id() + " needs nodes and pods");
        }
    }

    public int nodeCount() {
        return nodes.size();
    }

    /** What the pods ask for in sum. */
    public Resources requested() {
        Resources sum = Resources.NONE;
        for (PendingPod pending : pods) {
            sum = sum.plus(pending.pod().spec().requests());
        }
        return sum;
    }
}
