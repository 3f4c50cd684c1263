package dev.windlass.cluster.provider.kwok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.cluster.provider.NodeGroups;
import dev.windlass.cluster.provider.ProviderException;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.Kinds;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The provider {@code kwok}. A group's target size is the number of its Node objects: what this process ordered or removed
 * and has not yet seen come or go is added or taken away, so that a restart forgets nothing that matters.
 */
public final class KwokNodeGroups implements NodeGroups {
    /** A node that was made and is not seen within this time was removed by somebody else. */
    private static final Duration UNSEEN_FOR = Duration.ofMinutes(1);

    private final KwokCluster cluster;
    private final String configMap;
    private final KwokNodeMaker maker;
    private final Sizes sizes;
    private volatile Definitions definitions = Definitions.NONE;

    /**
     * @param namespace where its ConfigMaps are
     * @param configMap the one with key {@code config}
     */
    public KwokNodeGroups(
            KubeConnection connection,
            String namespace,
            String configMap,
            InstantSource clock,
            RandomGenerator random) {
        this.cluster = new KwokCluster(connection, namespace);
        this.configMap = configMap;
        this.maker = new KwokNodeMaker(random);
        this.sizes = new Sizes(clock, UNSEEN_FOR);
    }

    private record Definitions(Optional<KwokConfig> config, Map<String, KwokGroup> groups) {
        static final Definitions NONE = new Definitions(Optional.empty(), Map.of());
    }

    @Override
    public void refresh(Collection<Node> registered) throws ProviderException {
        try {
            definitions = read();
        } catch (IOException | IllegalArgumentException e) {
            throw new ProviderException("read the node groups of the kwok provider: " + e.getMessage(), e);
        } finally {
            sizes.see(registered, this::groupOf);
        }
    }

    private Definitions read() throws IOException {
        String where = "ConfigMap " + cluster.named(configMap);
        KwokConfig config = KwokConfig.parse(cluster.text(configMap, "config"), where);
        Map<String, KwokGroup> groups = new LinkedHashMap<>();
        for (JsonNode template : templates(config)) {
            KwokGroup group = KwokGroup.of(template, config.groupKey(), where);
            groups.putIfAbsent(group.id(), group);
        }
        return new Definitions(Optional.of(config), groups);
    }

    private List<JsonNode> templates(KwokConfig config) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        switch (config.source()) {
            case CONFIG_MAP -> {
                String text = cluster.text(config.templates(), config.templatesKey());
                for (JsonNode document : Yaml.documents(text, "ConfigMap " + cluster.named(config.templates()))) {
                    if (document.has("items")) {
                        document.get("items").forEach(nodes::add);
                    } else {
                        nodes.add(document);
                    }
                }
            }
            case CLUSTER ->
                cluster.nodes().stream()
                        .filter(node -> !config.groupKey()
                                .of(strings(node, "labels"), strings(node, "annotations"))
                                .isEmpty())
                        .forEach(nodes::add);
        }
        return nodes;
    }

    private static Map<String, String> strings(JsonNode node, String field) {
        Map<String, String> strings = new LinkedHashMap<>();
        node.path("metadata")
                .path(field)
                .properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }

    @Override
    public List<NodeGroup> groups() {
        return definitions.groups().values().stream()
                .map(group -> new NodeGroup(group.id(), group.minSize(), group.maxSize(), sizes.of(group.id())))
                .toList();
    }

    @Override
    public Optional<String> groupOf(Node node) {
        if (!node.providerId().startsWith(KwokNodeMaker.PROVIDER_PREFIX)) {
            return Optional.empty();
        }
        Definitions known = definitions;
        return known.config()
                .map(config -> config.groupKey().of(node.labels(), node.annotations()))
                .filter(known.groups()::containsKey);
    }

    @Override
    public Optional<dev.windlass.kube.wire.Node> template(String group) {
        Definitions known = definitions;
        KwokGroup found = known.groups().get(group);
        if (found == null || known.config().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode sample = maker.make(found, known.config().get());
        return Optional.of(JsonObjects.parse(Kinds.NODE, sample));
    }

    @Override
    public Growth increase(String group, int delta) throws ProviderException {
        Definitions known = definitions;
        KwokGroup found = known.groups().get(group);
        if (found == null || known.config().isEmpty()) {
            throw new ProviderException("increase group " + group + ": there is no such group");
        }
        if (delta <= 0 || sizes.of(group) + delta > found.maxSize()) {
            throw new ProviderException("increase group " + group + " of " + sizes.of(group) + " nodes by " + delta
                    + ": its maximum is " + found.maxSize());
        }
        List<String> created = new ArrayList<>();
        for (int i = 0; i < delta; i++) {
            ObjectNode node = maker.make(found, known.config().get());
            String name = node.path("metadata").path("name").asText();
            try {
                cluster.create(node);
            } catch (IOException e) {
                if (created.isEmpty()) {
                    throw new ProviderException(
                            "create node " + name + " of group " + group + ": " + e.getMessage(), e);
                }
                return new Growth.Partial(created, "create node " + name + ": " + e.getMessage());
            }
            sizes.ordered(group, name);
            created.add(name);
        }
        return new Growth.Complete(created);
    }

    @Override
    public void remove(String group, List<Node> nodes) throws ProviderException {
        for (Node node : nodes) {
            try {
                cluster.delete(node.name());
            } catch (IOException e) {
                throw new ProviderException(
                        "delete node " + node.name() + " of group " + group + ": " + e.getMessage(), e);
            }
            sizes.removed(group, node.name());
        }
    }
}
