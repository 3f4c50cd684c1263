package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Objects cut down to what they say of themselves, for clients that need only names and labels. */
final class Partial {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Partial() {}

    /** As JSON; empty when a list was asked for where there is one object, or the reverse. */
    static Optional<Pieces> of(Representation whole, Form.Partial form) throws IOException {
        // By the convention for kinds (API conventions, "Types"), so that a list need not be read as a whole to be
        // known.
        boolean list = whole.kind().endsWith("List");
        String apiVersion = "meta.k8s.io/" + form.version();
        return switch (form.scope()) {
            case OBJECT ->
                list
                        ? Optional.empty()
                        : Optional.of(
                                Pieces.of(MAPPER.writeValueAsBytes(single(MAPPER.readTree(whole.json()), apiVersion))));
            case LIST -> list ? Optional.of(new PartialList(whole.jsonPieces(), apiVersion)) : Optional.empty();
        };
    }

    static ObjectNode single(JsonNode object, String apiVersion) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode();
        partial.put("kind", "PartialObjectMetadata").put("apiVersion", apiVersion);
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
