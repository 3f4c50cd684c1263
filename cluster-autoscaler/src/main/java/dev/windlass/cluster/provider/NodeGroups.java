package dev.windlass.cluster.provider;

import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeGroup;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The node groups of one provider. All methods may be called from any thread, one call at a time for one group.
 *
 * <p>Nothing is retried in here: a call that failed is made again by a later pass, if it is still wanted then.
 */
public interface NodeGroups {
    /**
     * Brings definitions and sizes up to date; called once at the start of each pass. When it fails, the other methods go
     * on answering by what was known before.
     *
     * @param registered every node the API server knows
     */
    void refresh(Collection<Node> registered) throws ProviderException;

    /** The groups as of the last refresh, with what was ordered and removed since. */
    List<NodeGroup> groups();

    /** The group a node belongs to; empty for nodes that are none of the provider's business. */
    Optional<String> groupOf(Node node);

    /**
     * What a new node of the group would be, as the provider defines it; empty when only a live node can tell. Group ids that
     * do not exist are answered with empty, too.
     */
    Optional<dev.windlass.kube.wire.Node> template(String group);

    /**
     * Orders more nodes.
     *
     * @param delta above 0, and within the group's room
     * @throws ProviderException when no node was ordered
     */
    Growth increase(String group, int delta) throws ProviderException;

    /**
     * Removes these nodes and lowers the target size by as many. A node that is gone already counts as removed.
     *
     * @throws ProviderException when any of them is still there
     */
    void remove(String group, List<Node> nodes) throws ProviderException;

    /** What came of an order. */
    sealed interface Growth {
        /** Names of the new nodes, as far as they are known by now. */
        List<String> nodes();

        /** All that was asked for. */
        record Complete(List<String> nodes) implements Growth {
            public Complete {
                nodes = List.copyOf(nodes);
            }
        }

        /** Some of it; the rest failed. */
        record Partial(List<String> nodes, String error) implements Growth {
            public Partial {
                nodes = List.copyOf(nodes);
            }
        }
    }
}
