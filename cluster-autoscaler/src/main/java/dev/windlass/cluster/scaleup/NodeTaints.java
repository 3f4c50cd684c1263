package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.Taint;
import java.util.List;
import java.util.Set;

/** The taints a node gets in the course of its life, which a new node of its group would not have. */
final class NodeTaints {
    private static final Set<String> PASSING = Set.of(
            Readiness.TO_BE_DELETED,
            "DeletionCandidateOfClusterAutoscaler",
            "node.kubernetes.io/not-ready",
            "node.kubernetes.io/unreachable",
            "node.kubernetes.io/unschedulable",
            "node.kubernetes.io/memory-pressure",
            "node.kubernetes.io/disk-pressure",
            "node.kubernetes.io/network-unavailable",
            "node.kubernetes.io/pid-pressure",
            "node.cloudprovider.kubernetes.io/uninitialized",
            "node.cloudprovider.kubernetes.io/shutdown",
            "cloud.google.com/impending-node-termination",
            "NodeWithImpairedVolumes");

    private static final List<String> PASSING_PREFIXES = List.of(
            "ignore-taint.cluster-autoscaler.kubernetes.io/",
            "startup-taint.cluster-autoscaler.kubernetes.io/",
            "status-taint.cluster-autoscaler.kubernetes.io/");

    private NodeTaints() {}

    static List<Taint> lasting(Node node, Set<String> alsoPassing) {
        return node.taints().stream()
                .filter(taint -> !isPassing(taint.key()) && !alsoPassing.contains(taint.key()))
                .toList();
    }

    private static boolean isPassing(String key) {
        return PASSING.contains(key) || PASSING_PREFIXES.stream().anyMatch(key::startsWith);
    }
}
