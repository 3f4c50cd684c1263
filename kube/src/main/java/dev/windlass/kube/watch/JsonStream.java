package dev.windlass.kube.watch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.io.InputStream;

/** JSON: a list is a document read item by item, a watch is a row of documents. */
final class JsonStream implements ObjectStream<JsonNode> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Kind<JsonNode> kind;

    JsonStream(Kind<JsonNode> kind) {
        this.kind = kind;
    }

    @Override
    public String listMediaType() {
        return "application/json";
    }

    @Override
    public String watchMediaType() {
        return "application/json";
    }

    @Override
    public ObjectKey key(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new ObjectKey(
                metadata.path("namespace").asText(""), metadata.path("name").asText(""));
    }

    @Override
    public String resourceVersion(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asText("");
    }

    @Override
    public ListMetadata readList(InputStream in, Consumer<JsonNode> items) throws IOException {
        ListMetadata metadata = new ListMetadata("", "");
        try (JsonParser parser = MAPPER.createParser(in)) {
            expect(parser, JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("items") && value == JsonToken.START_ARRAY) {
                    readItems(parser, items);
                } else if (field.equals("metadata")) {
                    JsonNode node = parser.readValueAsTree();
                    metadata = new ListMetadata(
                            node.path("resourceVersion").asText(""),
                            node.path("continue").asText(""));
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("the list broke off");
            }
        }
        return metadata;
    }

    private void readItems(JsonParser parser, Consumer<JsonNode> items) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            JsonNode item = parser.readValueAsTree();
            // Items of a list carry neither; every other reading of an object has both.
            if (item instanceof ObjectNode object && !object.has("kind")) {
                object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
            }
            items.accept(item);
        }
    }

    private static void expect(JsonParser parser, JsonToken token) throws IOException {
        if (parser.nextToken() != token) {
            throw new IOException("the answer is not a list in JSON: it begins with " + parser.currentToken());
        }
    }

    @Override
    public void readEvents(InputStream in, EventConsumer<JsonNode> events) throws IOException {
        try (MappingIterator<JsonNode> documents =
                MAPPER.readerFor(JsonNode.class).readValues(in)) {
            while (documents.hasNextValue()) {
                events.accept(event(documents.nextValue()));
            }
        }
    }

    private WatchEvent<JsonNode> event(JsonNode document) throws IOException {
        JsonNode object = document.path("object");
        String type = document.path("type").asText("");
        return switch (type) {
            case "ADDED", "MODIFIED" -> new WatchEvent.Upserted<>(object);
            case "DELETED" -> new WatchEvent.Deleted<>(object);
            case "BOOKMARK" -> new WatchEvent.Bookmark<>(resourceVersion(object));
            case "ERROR" ->
                new WatchEvent.Failed<>(
                        object.path("code").asInt(0),
                        object.path("reason").asText(""),
                        object.path("message").asText(""));
            default -> throw new IOException("a watch event of the unknown type \"%s\"".formatted(type));
        };
    }
}
