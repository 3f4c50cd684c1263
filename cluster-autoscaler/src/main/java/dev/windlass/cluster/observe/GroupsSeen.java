package dev.windlass.cluster.observe;

import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeGroup;
import java.util.List;
import java.util.Map;

/**
 * What the provider says.
 *
 * @param groupOfNode names of nodes that belong to a group
 * @param definitions by group, what a new node would be, where the provider knows
 */
public record GroupsSeen(List<NodeGroup> groups, Map<String, String> groupOfNode, Map<String, Node> definitions) {
    public GroupsSeen {
        groups = List.copyOf(groups);
        groupOfNode = Map.copyOf(groupOfNode);
        definitions = Map.copyOf(definitions);
    }
}
