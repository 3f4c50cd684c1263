package dev.windlass.cluster.snapshot;

import java.util.Collection;
import java.util.Optional;

/** Nodes that can be read: a snapshot, or a fork of one. */
public sealed interface Nodes permits ClusterSnapshot, Fork {
    Collection<NodeState> nodes();

    Optional<NodeState> node(String name);

    /** An overlay to try placements on; costs nothing until something is changed. */
    Fork fork();
}
