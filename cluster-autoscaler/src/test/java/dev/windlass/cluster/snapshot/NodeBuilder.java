package dev.windlass.cluster.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nodes for tests: ready, with room for 110 pods. */
public final class NodeBuilder {
    private final String name;
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> annotations = new HashMap<>();
    private final List<Taint> taints = new ArrayList<>();
    private Resources allocatable = Resources.NONE;
    private long maxPods = 110;
    private boolean ready = true;
    private Instant createdAt = PodBuilder.LONG_AGO;

    private NodeBuilder(String name) {
        this.name = name;
        labels.put(Node.HOSTNAME_LABEL, name);
    }

    public static NodeBuilder node(String name) {
        return new NodeBuilder(name);
    }

    public NodeBuilder with(long milliCpu, long mebibytes) {
        allocatable = new Resources(milliCpu, mebibytes << 20, 0, Map.of());
        return this;
    }

    public NodeBuilder maxPods(long count) {
        maxPods = count;
        return this;
    }

    public NodeBuilder label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    public NodeBuilder annotated(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    public NodeBuilder tainted(String key, String effect) {
        taints.add(new Taint(key, "", effect));
        return this;
    }

    public NodeBuilder unready() {
        ready = false;
        return this;
    }

    public NodeBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    public Node build() {
        return new Node(
                name,
                "kwok:" + name,
                labels,
                annotations,
                taints,
                false,
                allocatable,
                allocatable,
                maxPods,
                Set.of(),
                ready,
                createdAt);
    }

    public NodeTemplate template(String group) {
        return new NodeTemplate(group, build(), List.of(), NodeTemplate.Origin.DEFINITION);
    }
}
