package dev.windlass.cluster.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The nodes of the cluster with the pods on them, in the order of their names. Immutable and safe to share; simulations
 * work on a {@link #fork()}.
 */
public final class ClusterSnapshot implements Nodes {
    private final Map<String, NodeState> nodes;

    private ClusterSnapshot(Map<String, NodeState> nodes) {
        this.nodes = nodes;
    }

    /**
     * Puts every bound or nominated pod on its node. Pods that are finished, waiting, or on a node that is not listed are
     * left out.
     */
    public static ClusterSnapshot of(Collection<Node> nodes, Collection<Pod> pods) {
        Map<String, List<Pod>> byNode = new LinkedHashMap<>();
        nodes.forEach(node -> byNode.put(node.name(), new ArrayList<>()));
        for (Pod pod : pods) {
            String place =
                    switch (pod.progress()) {
                        case Pod.Progress.Bound(String node) -> node;
                        case Pod.Progress.Nominated(String node) -> node;
                        case Pod.Progress.Unschedulable(), Pod.Progress.Untried(), Pod.Progress.Gated() -> "";
                        case Pod.Progress.Finished(String _) -> "";
                    };
            List<Pod> there = byNode.get(place);
            if (there != null) {
                there.add(pod);
            }
        }
        Map<String, NodeState> states = new TreeMap<>();
        for (Node node : nodes) {
            states.put(node.name(), NodeState.of(node, byNode.getOrDefault(node.name(), List.of())));
        }
        return new ClusterSnapshot(Collections.unmodifiableMap(states));
    }

    static ClusterSnapshot ofStates(Map<String, NodeState> states) {
        return new ClusterSnapshot(Collections.unmodifiableMap(states));
    }

    @Override
    public Collection<NodeState> nodes() {
        return nodes.values();
    }

    @Override
    public Optional<NodeState> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    @Override
    public Fork fork() {
        return new Fork(this);
    }
}
