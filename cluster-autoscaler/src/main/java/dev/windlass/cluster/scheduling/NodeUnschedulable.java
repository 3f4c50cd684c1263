package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.scheduling.Verdict.Fit;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Taint;

/** A cordoned node takes only pods that tolerate the cordon's taint. */
final class NodeUnschedulable implements Filter {
    private static final Taint CORDON = new Taint("node.kubernetes.io/unschedulable", "", Taint.NO_SCHEDULE);

    private final Tolerance tolerance;

    NodeUnschedulable(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    @Override
    public Verdict filter(Pod pod, NodeState node) {
        if (!node.node().unschedulable() || tolerance.covers(pod.spec().tolerations(), CORDON)) {
            return Fit.FIT;
        }
        return Refusal.unresolvable("NodeUnschedulable", "node(s) were unschedulable");
    }
}
