package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What OpenAPI 2 and OpenAPI 3 write differently. */
enum OpenApiDialect {
    V2("#/definitions/") {
        @Override
        ObjectNode reference(ObjectNode schema, String target) {
            return schema.put("$ref", target);
        }

        // A definition has one type: what may be a text or a number is called a text.
        @Override
        ObjectNode alternatives(ObjectNode schema) {
            schema.remove("oneOf");
            return schema.put("type", "string");
        }

        @Override
        ObjectNode parameter(ObjectNode parameter, String type) {
            return parameter.put("type", type).put("uniqueItems", true);
        }

        @Override
        void answer(ObjectNode operation, ObjectNode response, JsonNode schema) {
            Form.MEDIA_TYPES.forEach(operation.putArray("produces")::add);
            operation.putArray("schemes").add("https");
            response.set("schema", schema);
        }
    },
    V3("#/components/schemas/") {
        // Beside a reference nothing else is read, so it stands alone in a list of one.
        @Override
        ObjectNode reference(ObjectNode schema, String target) {
            if (schema.isEmpty()) {
                return schema.put("$ref", target);
            }
            schema.putArray("allOf").addObject().put("$ref", target);
            return schema;
        }

        @Override
        ObjectNode alternatives(ObjectNode schema) {
            return schema;
        }

        @Override
        ObjectNode parameter(ObjectNode parameter, String type) {
            parameter.putObject("schema").put("type", type).put("uniqueItems", true);
            return parameter;
        }

        @Override
        void answer(ObjectNode operation, ObjectNode response, JsonNode schema) {
            ObjectNode content = response.putObject("content");
            for (String mediaType : Form.MEDIA_TYPES) {
                content.putObject(mediaType).set("schema", schema);
            }
        }
    };

    private final String references;

    OpenApiDialect(String references) {
        this.references = references;
    }

    /** Adds a reference to what is said beside it. */
    abstract ObjectNode reference(ObjectNode schema, String target);

    abstract ObjectNode alternatives(ObjectNode schema);

    abstract ObjectNode parameter(ObjectNode parameter, String type);

    /** What an operation answers with. */
    abstract void answer(ObjectNode operation, ObjectNode response, JsonNode schema);

    String address(String fullName) {
        return references + fullName;
    }

    /** A schema in this dialect. */
    JsonNode translate(JsonNode schema, UnaryOperator<String> fullName) {
        return switch (schema) {
            case ObjectNode object -> translate(object, fullName);
            case ArrayNode array -> {
                ArrayNode translated = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> translated.add(translate(element, fullName)));
                yield translated;
            }
            case JsonNode plain -> plain;
        };
    }

    private ObjectNode translate(ObjectNode object, UnaryOperator<String> fullName) {
        ObjectNode translated = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!field.getKey().equals("$ref")) {
                translated.set(field.getKey(), translate(field.getValue(), fullName));
            }
        }
        if (object.has("$ref")) {
            reference(translated, address(fullName.apply(object.path("$ref").asText())));
        }
        return object.has("oneOf") ? alternatives(translated) : translated;
    }

    /** The names that a schema refers to. */
    static List<String> references(JsonNode schema) {
        return schema.findValuesAsText("$ref");
    }
}
