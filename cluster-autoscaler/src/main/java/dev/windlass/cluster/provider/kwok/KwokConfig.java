package dev.windlass.cluster.provider.kwok;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.cluster.snapshot.Node;
import java.util.Map;
import java.util.Objects;

/**
 * The provider's configuration: key {@code config} of its ConfigMap.
 *
 * @param groupKey the label or annotation that names the group of a node
 * @param templates the ConfigMap that holds the templates
 * @param templatesKey its key
 * @param addTaint whether new nodes are tainted {@code kwok-provider=true:NoSchedule}
 */
record KwokConfig(Source source, GroupKey groupKey, String templates, String templatesKey, boolean addTaint) {
    static final String DEFAULT_TEMPLATES = "kwok-provider-templates";
    static final String DEFAULT_TEMPLATES_KEY = "templates";

    KwokConfig {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(groupKey, "groupKey");
        Objects.requireNonNull(templates, "templates");
        Objects.requireNonNull(templatesKey, "templatesKey");
    }

    /** Where the templates are read from. */
    enum Source {
        CONFIG_MAP,
        /** The nodes of the cluster at the time of reading. */
        CLUSTER
    }

    /** What says to which group a node belongs. */
    sealed interface GroupKey {
        String of(Map<String, String> labels, Map<String, String> annotations);

        /** A label of the node. */
        record Label(String key) implements GroupKey {
            @Override
            public String of(Map<String, String> labels, Map<String, String> annotations) {
                return labels.getOrDefault(key, "");
            }
        }

        /** An annotation of the node. */
        record Annotation(String key) implements GroupKey {
            @Override
            public String of(Map<String, String> labels, Map<String, String> annotations) {
                return annotations.getOrDefault(key, "");
            }
        }
    }

    /**
     * @param where names the ConfigMap in errors
     * @throws IllegalArgumentException naming what is wrong and what to write
     */
    static KwokConfig parse(String yaml, String where) {
        JsonNode root = Yaml.document(yaml, where);
        JsonNode templates = root.path("configmap");
        return new KwokConfig(
                source(root.path("readNodesFrom").asText("configmap"), where),
                groupKey(root.path("nodegroups"), where),
                templates.path("name").asText(DEFAULT_TEMPLATES),
                templates.path("key").asText(DEFAULT_TEMPLATES_KEY),
                !root.path("nodes").path("skipTaint").asBoolean(false));
    }

    private static Source source(String text, String where) {
        return switch (text) {
            case "configmap" -> Source.CONFIG_MAP;
            case "cluster" -> Source.CLUSTER;
            case String other ->
                throw new IllegalArgumentException(
                        where + ": readNodesFrom is \"" + other + "\"; write configmap or cluster");
        };
    }

    private static GroupKey groupKey(JsonNode groups, String where) {
        String label = groups.path("fromNodeLabelKey").asText("");
        String annotation = groups.path("fromNodeAnnotationKey").asText("");
        if (label.isEmpty() == annotation.isEmpty()) {
            throw new IllegalArgumentException(
                    where + ": set exactly one of nodegroups.fromNodeLabelKey and nodegroups.fromNodeAnnotationKey");
        }
        if (label.equals(Node.HOSTNAME_LABEL)) {
            throw new IllegalArgumentException(where + ": nodegroups.fromNodeLabelKey is " + label
                    + ", which makes every node a group of its own; name a label that nodes of a group share");
        }
        return label.isEmpty() ? new GroupKey.Annotation(annotation) : new GroupKey.Label(label);
    }
}
