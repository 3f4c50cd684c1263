package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.scheduling.Verdict.Fit;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Taint;

/** Every taint that repels pods needs a toleration. */
final class TaintToleration implements Filter {
    private final Tolerance tolerance;

    TaintToleration(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    @Override
    public Verdict filter(Pod pod, NodeState node) {
        for (Taint taint : node.node().taints()) {
            if (taint.repels() && !tolerance.covers(pod.spec().tolerations(), taint)) {
                return Refusal.unresolvable("TaintToleration", "node(s) had untolerated taint(s)");
            }
        }
        return Fit.FIT;
    }
}
