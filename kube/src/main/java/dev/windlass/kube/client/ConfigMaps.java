package dev.windlass.kube.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads and writes ConfigMaps as maps of texts. */
public final class ConfigMaps {
    private final KubeObjects objects;
    private final String fieldManager;

    /** @param fieldManager who owns the fields we write, such as {@code windlass-cluster-autoscaler} */
    public ConfigMaps(KubeConnection connection, String fieldManager) {
        this.objects = new KubeObjects(connection);
        this.fieldManager = fieldManager;
    }

    /** Empty when there is no such ConfigMap. */
    public Optional<Map<String, String>> read(ObjectKey key) throws IOException {
        return objects.getJson(Kinds.CONFIG_MAP, key).map(ConfigMaps::data);
    }

    private static Map<String, String> data(JsonNode configMap) {
        Map<String, String> data = new TreeMap<>();
        configMap
                .path("data")
                .properties()
                .forEach(entry -> data.put(entry.getKey(), entry.getValue().asText()));
        return data;
    }

    /** Creates the ConfigMap or sets these keys and annotations; keys that others own stay as they are. */
    public void write(ObjectKey key, Map<String, String> data, Map<String, String> annotations) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("apiVersion", "v1").put("kind", "ConfigMap");
        ObjectNode metadata = json.putObject("metadata").put("name", key.name()).put("namespace", key.namespace());
        if (!annotations.isEmpty()) {
            annotations.forEach(metadata.putObject("annotations")::put);
        }
        data.forEach(json.putObject("data")::put);
        objects.apply(Kinds.CONFIG_MAP, key, fieldManager, json);
    }
}
