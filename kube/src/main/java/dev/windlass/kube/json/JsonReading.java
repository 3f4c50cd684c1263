package dev.windlass.kube.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** JSON → message: a walk along the descriptors. */
final class JsonReading {
    private static final int DEEPEST = 64;

    private JsonReading() {}

    static void merge(Message.Builder target, JsonNode json, String path) {
        merge(target, json, path, 0);
    }

    private static void merge(Message.Builder target, JsonNode json, String path, int depth) {
        if (depth > DEEPEST) {
            throw new JsonObjectException(path, "nested deeper than " + DEEPEST + " levels");
        }
        if (WellKnown.read(target, json, path)) {
            return;
        }
        if (!json.isObject()) {
            throw wrong(path, "an object", json);
        }
        JsonFields fields = JsonFields.of(target.getDescriptorForType());
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            List<FieldDescriptor> way = fields.way(entry.getKey());
            if (!way.isEmpty() && !entry.getValue().isNull()) {
                String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                set(target, way, entry.getValue(), at, depth);
            }
        }
    }

    private static void set(Message.Builder target, List<FieldDescriptor> way, JsonNode json, String path, int depth) {
        FieldDescriptor field = way.getFirst();
        if (way.size() > 1) {
            set(target.getFieldBuilder(field), way.subList(1, way.size()), json, path, depth);
        } else if (field.isMapField()) {
            readMap(target, field, json, path, depth);
        } else if (field.isRepeated()) {
            readList(target, field, json, path, depth);
        } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            merge(target.getFieldBuilder(field), json, path, depth + 1);
        } else {
            target.setField(field, scalar(field, json, path));
        }
    }

    private static void readList(Message.Builder target, FieldDescriptor field, JsonNode json, String path, int depth) {
        if (!json.isArray()) {
            throw wrong(path, "a list", json);
        }
        for (int i = 0; i < json.size(); i++) {
            String at = path + "[" + i + "]";
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                Message.Builder item = target.newBuilderForField(field);
                merge(item, json.get(i), at, depth + 1);
                target.addRepeatedField(field, item.build());
            } else {
                target.addRepeatedField(field, scalar(field, json.get(i), at));
            }
        }
    }

    private static void readMap(Message.Builder target, FieldDescriptor field, JsonNode json, String path, int depth) {
        if (!json.isObject()) {
            throw wrong(path, "an object", json);
        }
        Descriptor entryType = field.getMessageType();
        FieldDescriptor valueField = entryType.findFieldByNumber(2);
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String at = path + "[" + entry.getKey() + "]";
            MapEntry.Builder<?, ?> pair = (MapEntry.Builder<?, ?>) target.newBuilderForField(field);
            pair.setField(entryType.findFieldByNumber(1), entry.getKey());
            if (valueField.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                Message.Builder value = pair.newBuilderForField(valueField);
                merge(value, entry.getValue(), at, depth + 1);
                pair.setField(valueField, value.build());
            } else if (!entry.getValue().isNull()) {
                pair.setField(valueField, scalar(valueField, entry.getValue(), at));
            }
            target.addRepeatedField(field, pair.build());
        }
    }

    private static Object scalar(FieldDescriptor field, JsonNode json, String path) {
        return switch (field.getJavaType()) {
            case STRING -> text(json, path);
            case BOOLEAN -> {
                if (!json.isBoolean()) {
                    throw wrong(path, "true or false", json);
                }
                yield json.booleanValue();
            }
            case INT -> {
                if (!json.isIntegralNumber() || !json.canConvertToInt()) {
                    throw wrong(path, "a whole number of 32 bits", json);
                }
                yield json.intValue();
            }
            case LONG -> {
                if (!json.isIntegralNumber() || !json.canConvertToLong()) {
                    throw wrong(path, "a whole number of 64 bits", json);
                }
                yield json.longValue();
            }
            case DOUBLE -> {
                if (!json.isNumber()) {
                    throw wrong(path, "a number", json);
                }
                yield json.doubleValue();
            }
            case FLOAT -> {
                if (!json.isNumber()) {
                    throw wrong(path, "a number", json);
                }
                yield json.floatValue();
            }
            case BYTE_STRING -> bytes(json, path);
            case ENUM, MESSAGE -> throw new AssertionError(field.getFullName() + " is no scalar of Kubernetes");
        };
    }

    static String text(JsonNode json, String path) {
        if (!json.isTextual()) {
            throw wrong(path, "a string", json);
        }
        return json.textValue();
    }

    private static ByteString bytes(JsonNode json, String path) {
        try {
            return ByteString.copyFrom(Base64.getDecoder().decode(text(json, path)));
        } catch (IllegalArgumentException e) {
            if (e instanceof JsonObjectException) {
                throw e;
            }
            throw wrong(path, "base64", json);
        }
    }

    static JsonObjectException wrong(String path, String expected, JsonNode found) {
        String text = found.toString();
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return new JsonObjectException(path, "expected %s, found %s".formatted(expected, shown));
    }
}
