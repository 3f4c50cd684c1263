package dev.windlass.kube.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Message → JSON. Empty texts are left out, as Kubernetes does; numbers and booleans that are set are written. */
final class JsonWriting {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonWriting() {}

    static ObjectNode object(Message message) {
        ObjectNode json = NODES.objectNode();
        fill(json, message);
        return json;
    }

    private static void fill(ObjectNode json, Message message) {
        for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
            FieldDescriptor field = entry.getKey();
            Object value = entry.getValue();
            if (JsonFields.isEmbedded(field)) {
                fill(json, (Message) value);
            } else if (field.isMapField()) {
                json.set(JsonFields.jsonName(field), map((List<?>) value));
            } else if (field.isRepeated()) {
                ArrayNode items = json.putArray(JsonFields.jsonName(field));
                ((List<?>) value).forEach(item -> items.add(node(item)));
            } else if (!"".equals(value)) {
                JsonNode node = node(value);
                if (!node.isNull()) {
                    json.set(JsonFields.jsonName(field), node);
                }
            }
        }
    }

    private static ObjectNode map(List<?> entries) {
        ObjectNode json = NODES.objectNode();
        for (Object entry : entries) {
            Message pair = (Message) entry;
            List<FieldDescriptor> keyAndValue = pair.getDescriptorForType().getFields();
            json.set(pair.getField(keyAndValue.get(0)).toString(), node(pair.getField(keyAndValue.get(1))));
        }
        return json;
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case String text -> NODES.textNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case ByteString bytes -> NODES.textNode(Base64.getEncoder().encodeToString(bytes.toByteArray()));
            case Message message -> {
                Optional<JsonNode> special = WellKnown.write(message);
                yield special.isPresent() ? special.get() : object(message);
            }
            default -> throw new AssertionError("no JSON form for " + value.getClass());
        };
    }
}
