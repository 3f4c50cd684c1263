package dev.windlass.console.feed;

import dev.windlass.console.projection.NodeFacts;
import dev.windlass.console.projection.NodeFacts.Readiness;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.kube.wire.Node;
import dev.windlass.kube.wire.NodeCondition;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Nodes as facts. */
final class Nodes {
    private final List<String> groupLabels;

    /** @param groupLabels the first one a node has names its group */
    Nodes(List<String> groupLabels) {
        this.groupLabels = List.copyOf(groupLabels);
    }

    NodeFacts facts(Node node) {
        Instant createdAt = Instants.of(node.getMetadata().getCreationTimestamp());
        Readiness readiness = Readiness.NOT_READY;
        Instant since = createdAt;
        String message = "The node has not reported its state yet.";
        for (NodeCondition condition : node.getStatus().getConditionsList()) {
            if (condition.getType().equals("Ready")) {
                since = Instants.of(condition.getLastTransitionTime());
                message = condition.getMessage();
                if (condition.getStatus().equals("True")) {
                    readiness = node.getSpec().getUnschedulable() ? Readiness.CORDONED : Readiness.READY;
                }
            }
        }
        return new NodeFacts(
                node.getMetadata().getName(),
                group(node.getMetadata().getLabelsMap()),
                createdAt,
                readiness,
                since,
                readiness == Readiness.NOT_READY ? message : "",
                allocatable(node, "cpu").milliValue(),
                allocatable(node, "memory").value(),
                Math.toIntExact(
                        Math.min(Integer.MAX_VALUE, allocatable(node, "pods").value())));
    }

    private String group(Map<String, String> labels) {
        return groupLabels.stream()
                .filter(labels::containsKey)
                .map(labels::get)
                .findFirst()
                .orElse("");
    }

    private static Quantity allocatable(Node node, String resource) {
        dev.windlass.kube.wire.Quantity amount =
                node.getStatus().getAllocatableMap().get(resource);
        return amount == null ? Quantity.ZERO : Quantity.parse(amount.getString());
    }
}
