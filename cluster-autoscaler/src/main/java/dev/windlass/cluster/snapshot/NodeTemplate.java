package dev.windlass.cluster.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a new node of a group would be.
 *
 * @param daemons the pods every such node runs from the start
 * @param origin where the description comes from, for explanations
 */
public record NodeTemplate(String group, Node node, List<Pod> daemons, Origin origin) {
    public static final String TEMPLATE_LABEL = "cluster-autoscaler.kubernetes.io/template-node";

    public NodeTemplate {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(node, "node");
        daemons = List.copyOf(daemons);
        Objects.requireNonNull(origin, "origin");
    }

    /** Where a template's fields were taken from. */
    public enum Origin {
        /** The provider's definition of the group. */
        DEFINITION,
        /** A node of the group that runs now. */
        LIVE_NODE
    }

    /** Name of the instance with that number. */
    public String nameOf(int number) {
        return "template-node-for-" + group + "-" + number;
    }

    /** A node made from the template, with its daemons and nothing else on it. */
    public NodeState instance(int number) {
        String name = nameOf(number);
        Map<String, String> labels = new HashMap<>(node.labels());
        labels.put(Node.HOSTNAME_LABEL, name);
        labels.put(TEMPLATE_LABEL, "true");
        Node copy = new Node(
                name,
                "",
                labels,
                node.annotations(),
                node.taints(),
                node.unschedulable(),
                node.allocatable(),
                node.capacity(),
                node.maxPods(),
                node.declaredFeatures(),
                true,
                node.createdAt());
        List<Pod> pods = new ArrayList<>(daemons.size());
        daemons.forEach(pod -> pods.add(pod.boundTo(name)));
        return NodeState.of(copy, pods);
    }
}
