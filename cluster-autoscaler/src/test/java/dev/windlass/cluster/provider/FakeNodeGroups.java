package dev.windlass.cluster.provider;

import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeBuilder;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.kube.wire.ObjectMeta;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One group of nodes in memory, which can be told to fail. */
public final class FakeNodeGroups implements NodeGroups {
    private final String id;
    private final int maxSize;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private int made;
    private String failure = "";

    public FakeNodeGroups(String id, int maxSize) {
        this.id = id;
        this.maxSize = maxSize;
    }

    /** From now on every order and removal fails with this message; empty heals. */
    public void fail(String message) {
        failure = message;
    }

    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    @Override
    public void refresh(Collection<Node> registered) {
        // sizes are exact at all times
    }

    @Override
    public List<NodeGroup> groups() {
        return List.of(new NodeGroup(id, 0, maxSize, nodes.size()));
    }

    @Override
    public Optional<String> groupOf(Node node) {
        return id.equals(node.labels().get("pool")) ? Optional.of(id) : Optional.empty();
    }

    @Override
    public Optional<dev.windlass.kube.wire.Node> template(String group) {
        return group.equals(id)
                ? Optional.of(dev.windlass.kube.wire.Node.newBuilder()
                        .setMetadata(ObjectMeta.newBuilder()
                                .putLabels("pool", id)
                                .putLabels(Node.HOSTNAME_LABEL, "template"))
                        .build())
                : Optional.empty();
    }

    @Override
    public Growth increase(String group, int delta) throws ProviderException {
        check(group, "increase");
        if (nodes.size() + delta > maxSize) {
            throw new ProviderException("increase group " + group + " beyond its maximum of " + maxSize);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < delta; i++) {
            Node node = NodeBuilder.node(id + "-" + ++made)
                    .label("pool", id)
                    .with(2000, 4096)
                    .build();
            nodes.put(node.name(), node);
            names.add(node.name());
        }
        return new Growth.Complete(names);
    }

    @Override
    public void remove(String group, List<Node> leaving) throws ProviderException {
        check(group, "remove nodes of");
        leaving.forEach(node -> nodes.remove(node.name()));
    }

    private void check(String group, String attempt) throws ProviderException {
        if (!failure.isEmpty()) {
            throw new ProviderException(attempt + " group " + group + ": " + failure);
        }
        if (!group.equals(id)) {
            throw new ProviderException(attempt + " group " + group + ": there is no such group");
        }
    }
}
