package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.windlass.kube.json.JsonObjects;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A representation of one of our protobuf messages. */
public final class MessageRepresentation implements Representation {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String apiVersion;
    private final String kind;
    private final Message message;
    private final @Nullable Supplier<Table> table;

    private MessageRepresentation(String apiVersion, String kind, Message message, @Nullable Supplier<Table> table) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.message = message;
        this.table = table;
    }

    public static MessageRepresentation of(String apiVersion, String kind, Message message) {
        return new MessageRepresentation(apiVersion, kind, message, null);
    }

    public static MessageRepresentation of(String apiVersion, String kind, Message message, Supplier<Table> table) {
        return new MessageRepresentation(apiVersion, kind, message, table);
    }

    @Override
    public String apiVersion() {
        return apiVersion;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public byte[] json() throws IOException {
        ObjectNode fields = JsonObjects.write(message);
        ObjectNode json = fields.objectNode();
        json.put("kind", kind).put("apiVersion", apiVersion);
        json.setAll(fields);
        @Nullable FieldDescriptor items = message.getDescriptorForType().findFieldByName("items");
        if (items != null && items.isRepeated() && !json.has("items")) {
            // Clients walk over items without asking: an empty list is [], never absent.
            json.putArray("items");
        }
        return MAPPER.writeValueAsBytes(json);
    }

    @Override
    public byte[] protobuf() {
        return message.toByteArray();
    }

    @Override
    public Optional<Table> table() {
        return table == null ? Optional.empty() : Optional.of(table.get());
    }
}
