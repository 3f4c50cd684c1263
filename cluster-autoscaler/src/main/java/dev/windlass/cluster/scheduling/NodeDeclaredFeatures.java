package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.scheduling.Verdict.Fit;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;

/** A pod that uses a new feature of the kubelet needs a node that says it has it. */
final class NodeDeclaredFeatures implements Filter {
    @Override
    public Verdict filter(Pod pod, NodeState node) {
        if (node.node().declaredFeatures().containsAll(pod.spec().requiredFeatures())) {
            return Fit.FIT;
        }
        return Refusal.unresolvable("NodeDeclaredFeatures", "node(s) didn't match Pod's required features");
    }
}
