package dev.windlass.cluster.snapshot;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a simulation changes, laid over nodes that stay as they are. A fork of a fork is thrown away when the attempt fails,
 * or kept with {@link #commit()}. For one thread.
 */
public final class Fork implements Nodes {
    private final Nodes base;
    private final Map<String, NodeState> changed = new HashMap<>();
    private final Map<String, NodeState> added = new LinkedHashMap<>();
    private final Set<String> removed = new HashSet<>();

    Fork(Nodes base) {
        this.base = base;
    }

    @Override
    public Fork fork() {
        return new Fork(this);
    }

    @Override
    public Collection<NodeState> nodes() {
        if (changed.isEmpty() && added.isEmpty() && removed.isEmpty()) {
            return base.nodes();
        }
        Stream<NodeState> kept = base.nodes().stream()
                .filter(state -> !removed.contains(state.name()))
                .map(state -> changed.getOrDefault(state.name(), state));
        return Stream.concat(kept, added.values().stream()).toList();
    }

    @Override
    public Optional<NodeState> node(String name) {
        NodeState own = added.getOrDefault(name, changed.get(name));
        if (own != null) {
            return Optional.of(own);
        }
        return removed.contains(name) ? Optional.empty() : base.node(name);
    }

    /** Adds a node, usually a copy of a template. */
    public void add(NodeState state) {
        if (node(state.name()).isPresent()) {
            throw new IllegalArgumentException("node " + state.name() + " is there already");
        }
        added.put(state.name(), state);
    }

    public void remove(String name) {
        if (added.remove(name) == null) {
            changed.remove(name);
            removed.add(name);
        }
    }

    /** Puts a pod on a node, without asking whether it fits. */
    public void place(Pod pod, String nodeName) {
        NodeState after = node(nodeName)
                .orElseThrow(() -> new NoSuchElementException("no node " + nodeName + " in the fork"))
                .with(pod);
        if (added.containsKey(nodeName)) {
            added.put(nodeName, after);
        } else {
            changed.put(nodeName, after);
        }
    }

    /** Writes this fork's changes into the fork it was made from. */
    public void commit() {
        switch (base) {
            case Fork parent -> commitInto(parent);
            case ClusterSnapshot _ -> throw new IllegalStateException("a snapshot does not change; use freeze");
        }
    }

    /** The fork as a snapshot of its own. */
    public ClusterSnapshot freeze() {
        Map<String, NodeState> states = new TreeMap<>();
        nodes().forEach(state -> states.put(state.name(), state));
        return ClusterSnapshot.ofStates(states);
    }

    private void commitInto(Fork parent) {
        removed.forEach(parent::remove);
        changed.forEach((name, state) -> {
            if (parent.added.containsKey(name)) {
                parent.added.put(name, state);
            } else {
                parent.changed.put(name, state);
            }
        });
        parent.added.putAll(added);
    }
}
