package dev.windlass.cluster.provider.kwok;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.cluster.snapshot.Node;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes Node objects of a group's template. */
final class KwokNodeMaker {
    static final String PROVIDER_PREFIX = "kwok:";

    private static final String FAKE = "kwok.x-k8s.io/node";

    /** Where KWOK serves a node's resource metrics; readers of metrics honour the annotation. */
    private static final String METRICS_PATH = "metrics.k8s.io/resource-metrics-path";

    private final RandomGenerator random;

    KwokNodeMaker(RandomGenerator random) {
        this.random = random;
    }

    /** A new node with a name of its own. */
    ObjectNode make(KwokGroup group, KwokConfig config) {
        String name = group.id() + "-" + suffix();
        ObjectNode node = group.template().deepCopy();
        node.put("apiVersion", "v1").put("kind", "Node");
        ObjectNode meta = object(node, "metadata");
        meta.remove(List.of(
                "uid", "resourceVersion", "creationTimestamp", "managedFields", "generation", "ownerReferences"));
        meta.put("name", name);
        object(meta, "labels").put(Node.HOSTNAME_LABEL, name);
        nameGroup(meta, group, config);
        ObjectNode annotations = object(meta, "annotations");
        annotations.put(FAKE, "fake");
        if (!annotations.has(METRICS_PATH)) {
            annotations.put(METRICS_PATH, "/metrics/nodes/" + name + "/metrics/resource");
        }
        ObjectNode spec = object(node, "spec");
        spec.put("providerID", PROVIDER_PREFIX + name);
        if (config.addTaint()) {
            taints(spec)
                    .addObject()
                    .put("key", "kwok-provider")
                    .put("value", "true")
                    .put("effect", "NoSchedule");
        }
        ObjectNode status = object(node, "status");
        status.remove("conditions");
        object(status, "nodeInfo").put("kubeletVersion", "fake");
        return node;
    }

    /** A template may name its group by annotation only; its nodes must be found by the configured key. */
    private static void nameGroup(ObjectNode meta, KwokGroup group, KwokConfig config) {
        switch (config.groupKey()) {
            case KwokConfig.GroupKey.Label(String key) -> object(meta, "labels").put(key, group.id());
            case KwokConfig.GroupKey.Annotation(String key) ->
                object(meta, "annotations").put(key, group.id());
        }
    }

    private String suffix() {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static ObjectNode object(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode object ? object : parent.putObject(field);
    }

    private static ArrayNode taints(ObjectNode spec) {
        return spec.get("taints") instanceof ArrayNode taints ? taints : spec.putArray("taints");
    }
}
