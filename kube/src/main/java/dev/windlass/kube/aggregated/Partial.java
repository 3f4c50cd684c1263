package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Objects cut down to what they say of themselves, for clients that need only names and labels. */
final class Partial {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Partial() {}

    /** Empty when a list was asked for where there is one object, or the reverse. */
    static Optional<JsonNode> of(Representation whole, Form.Partial form) throws IOException {
        JsonNode json = MAPPER.readTree(whole.json());
        boolean list = json.path("items").isArray();
        String apiVersion = "meta.k8s.io/" + form.version();
        return switch (form.scope()) {
            case OBJECT -> list ? Optional.empty() : Optional.of(single(json, apiVersion));
            case LIST -> list ? Optional.of(list(json, apiVersion)) : Optional.empty();
        };
    }

    private static ObjectNode list(JsonNode list, String apiVersion) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode();
        partial.put("kind", "PartialObjectMetadataList").put("apiVersion", apiVersion);
        partial.set("metadata", list.path("metadata"));
        ArrayNode items = partial.putArray("items");
        list.path("items").forEach(item -> items.add(single(item, apiVersion)));
        return partial;
    }

    static ObjectNode single(JsonNode object, String apiVersion) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode();
        partial.put("kind", "PartialObjectMetadata").put("apiVersion", apiVersion);
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
