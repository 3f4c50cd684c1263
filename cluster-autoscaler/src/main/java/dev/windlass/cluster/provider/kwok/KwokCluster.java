package dev.windlass.cluster.provider.kwok;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The few requests this provider makes. */
final class KwokCluster {
    private final KubeObjects objects;
    private final String namespace;

    /**
     * @param namespace of the ConfigMaps
     */
    KwokCluster(KubeConnection connection, String namespace) {
        this.objects = new KubeObjects(connection);
        this.namespace = namespace;
    }

    /** One key of a ConfigMap. */
    String text(String configMap, String key) throws IOException {
        JsonNode object = objects.getJson(Kinds.CONFIG_MAP, new ObjectKey(namespace, configMap))
                .orElseThrow(() -> new IllegalArgumentException("ConfigMap " + named(configMap)
                        + " is missing; the kwok provider reads its node groups from it"));
        JsonNode text = object.path("data").path(key);
        if (text.isMissingNode()) {
            throw new IllegalArgumentException("ConfigMap " + named(configMap) + " has no key \"" + key + "\"");
        }
        return text.asText();
    }

    String named(String configMap) {
        return namespace + "/" + configMap;
    }

    /** Nodes of the cluster as documents. */
    List<JsonNode> nodes() throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        objects.find("/api/v1/nodes").ifPresent(list -> list.path("items").forEach(nodes::add));
        return nodes;
    }

    void create(JsonNode node) throws IOException {
        try {
            objects.create(Kinds.NODE, node);
        } catch (KubeException e) {
            // An answer that was lost on its way: the node was made by the request before.
            if (!e.isAlreadyExists()) {
                throw e;
            }
        }
    }

    void delete(String node) throws IOException {
        objects.delete(Kinds.NODE, ObjectKey.of(node));
    }
}
