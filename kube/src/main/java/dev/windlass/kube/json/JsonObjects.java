package dev.windlass.kube.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.Payload;

/**
 * Reads and writes Kubernetes JSON with the messages cut from Kubernetes' protobuf definitions, so that one set of
 * types serves both forms.
 */
public final class JsonObjects {
    private JsonObjects() {}

    /**
     * Reads an object of a kind. Fields that the cut messages do not know are skipped.
     *
     * @throws JsonObjectException when a value has the wrong type; the message names its path
     */
    public static <M extends Message> M parse(Kind<M> kind, JsonNode object) {
        return switch (kind.payload()) {
            case Payload.Protobuf<M> protobuf -> parse(protobuf.prototype(), object);
        };
    }

    /** Reads any message, given its default instance. */
    public static <M extends Message> M parse(M prototype, JsonNode object) {
        Message.Builder builder = prototype.newBuilderForType();
        JsonReading.merge(builder, object, "");
        @SuppressWarnings("unchecked") // a message builds its own type
        M message = (M) builder.build();
        return message;
    }

    /** Writes an object with its {@code apiVersion} and {@code kind}. */
    public static <M extends Message> ObjectNode write(Kind<M> kind, M object) {
        ObjectNode json = JsonWriting.object(object);
        ObjectNode typed = json.objectNode();
        typed.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
        typed.setAll(json);
        return typed;
    }

    /** Writes a part of an object. */
    public static ObjectNode write(Message part) {
        return JsonWriting.object(part);
    }
}
