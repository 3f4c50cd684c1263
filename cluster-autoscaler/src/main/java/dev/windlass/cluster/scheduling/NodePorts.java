package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.scheduling.Verdict.Fit;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.HostPort;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;

/** No two pods of a node may take the same port of it. */
final class NodePorts implements Filter {
    @Override
    public Verdict filter(Pod pod, NodeState node) {
        for (HostPort wanted : pod.spec().hostPorts()) {
            if (isTaken(wanted, node)) {
                return Refusal.unschedulable("NodePorts", "node(s) didn't have free ports for the requested pod ports");
            }
        }
        return Fit.FIT;
    }

    private static boolean isTaken(HostPort wanted, NodeState node) {
        for (Pod other : node.pods()) {
            for (HostPort taken : other.spec().hostPorts()) {
                if (taken.collidesWith(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
