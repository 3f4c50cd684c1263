package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.scheduling.Verdict.Fit;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;

/** A pod that names its node runs there or nowhere. */
final class NodeName implements Filter {
    static final String PLUGIN = "NodeName";

    @Override
    public Verdict filter(Pod pod, NodeState node) {
        if (pod.wantedNode().isEmpty() || pod.wantedNode().equals(node.name())) {
            return Fit.FIT;
        }
        return Refusal.unresolvable(PLUGIN, "node(s) didn't match the requested node name");
    }
}
