package dev.windlass.cluster.observe;

import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.Resources;
import dev.windlass.cluster.snapshot.Taint;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.kube.wire.NodeCondition;
import dev.windlass.kube.wire.NodeStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the snapshot's node of the API server's. */
public final class NodeReader {
    /** Annotations that nothing here reads can be large, and there is one set per node. */
    private static final int LONGEST_KEPT_ANNOTATION = 256;

    private static final Set<String> NOT_READY = Set.of(
            "node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable", "node.kubernetes.io/network-unavailable");

    private NodeReader() {}

    public static Node read(dev.windlass.kube.wire.Node node) {
        NodeStatus status = node.getStatus();
        Map<String, Quantity> allocatable = WireQuantities.exact(status.getAllocatableMap());
        return new Node(
                node.getMetadata().getName(),
                node.getSpec().getProviderID(),
                node.getMetadata().getLabelsMap(),
                shortOnes(node.getMetadata().getAnnotationsMap()),
                taints(node),
                node.getSpec().getUnschedulable(),
                Resources.of(allocatable),
                Resources.of(WireQuantities.exact(status.getCapacityMap())),
                allocatable.getOrDefault(Resources.PODS, Quantity.ZERO).value(),
                Set.copyOf(status.getDeclaredFeaturesList()),
                isReady(node),
                WireTimes.instant(node.getMetadata().getCreationTimestamp()));
    }

    private static Map<String, String> shortOnes(Map<String, String> annotations) {
        Map<String, String> kept = new HashMap<>(annotations);
        kept.values().removeIf(value -> value.length() > LONGEST_KEPT_ANNOTATION);
        return kept;
    }

    private static List<Taint> taints(dev.windlass.kube.wire.Node node) {
        return node.getSpec().getTaintsList().stream()
                .map(taint -> new Taint(taint.getKey(), taint.getValue(), taint.getEffect()))
                .toList();
    }

    /** A node whose condition is true already may still repel pods for a moment: its taint goes a little later. */
    private static boolean isReady(dev.windlass.kube.wire.Node node) {
        boolean repels = node.getSpec().getTaintsList().stream().anyMatch(taint -> NOT_READY.contains(taint.getKey()));
        return is(node.getStatus(), "Ready") && !is(node.getStatus(), "NetworkUnavailable") && !repels;
    }

    private static boolean is(NodeStatus status, String type) {
        for (NodeCondition condition : status.getConditionsList()) {
            if (condition.getType().equals(type)) {
                return condition.getStatus().equals("True");
            }
        }
        return false;
    }
}
