package dev.windlass.cluster.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A node with the pods on it, and what they hold in sum. Immutable; adding a pod gives another state.
 */
public final class NodeState {
    private final Node node;
    private final List<Pod> pods;
    private final Resources requested;

    private NodeState(Node node, List<Pod> pods, Resources requested) {
        this.node = node;
        this.pods = pods;
        this.requested = requested;
    }

    public static NodeState of(Node node, List<Pod> pods) {
        Objects.requireNonNull(node, "node");
        Resources requested = Resources.NONE;
        for (Pod pod : pods) {
            requested = requested.plus(pod.held());
        }
        return new NodeState(node, List.copyOf(pods), requested);
    }

    public Node node() {
        return node;
    }

    public String name() {
        return node.name();
    }

    public List<Pod> pods() {
        return pods;
    }

    /** The sum of what the pods hold. */
    public Resources requested() {
        return requested;
    }

    /** Negative where the node is overcommitted. */
    public Resources free() {
        return node.allocatable().minus(requested);
    }

    public NodeState with(Pod pod) {
        List<Pod> more = new ArrayList<>(pods.size() + 1);
        more.addAll(pods);
        more.add(pod.boundTo(node.name()));
        return new NodeState(node, List.copyOf(more), requested.plus(pod.held()));
    }

    @Override
    public String toString() {
        return node.name() + " with " + pods.size() + " pods";
    }
}
