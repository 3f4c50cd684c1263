package dev.windlass.kube.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.Payload;
import dev.windlass.kube.wire.ListMeta;
import dev.windlass.kube.wire.RawExtension;
import dev.windlass.kube.wire.Status;
import dev.windlass.kube.wire.TypeMeta;
import dev.windlass.kube.wire.Unknown;
import dev.windlass.kube.wire.WatchEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes lists and watch events as the API server does, in JSON or protobuf. */
final class FakeForm {
    private final Optional<Message> prototype;
    private final String apiVersion;
    private final String kind;

    private FakeForm(Optional<Message> prototype, String apiVersion, String kind) {
        this.prototype = prototype;
        this.apiVersion = apiVersion;
        this.kind = kind;
    }

    /** Protobuf when the client asks for it and the kind has it. */
    static FakeForm of(FakePath path, String accept) {
        Optional<Kind<?>> known = Kinds.all().stream()
                .filter(candidate -> candidate.path("").equals(path.collection()))
                .findFirst();
        String kind = known.map(Kind::kind).orElse("Custom");
        boolean protobuf = accept.startsWith("application/vnd.kubernetes.protobuf");
        Optional<Message> prototype = protobuf ? known.flatMap(FakeForm::prototype) : Optional.empty();
        return new FakeForm(prototype, path.apiVersion(), kind);
    }

    private static Optional<Message> prototype(Kind<?> kind) {
        return kind.payload() instanceof Payload.Protobuf<?> protobuf
                ? Optional.of(protobuf.prototype())
                : Optional.empty();
    }

    String mediaType() {
        return prototype.isPresent() ? "application/vnd.kubernetes.protobuf" : "application/json";
    }

    byte[] list(List<ObjectNode> items, long version, String next) throws IOException {
        if (prototype.isEmpty()) {
            ObjectNode list = JsonNodeFactory.instance.objectNode();
            list.put("kind", kind + "List").put("apiVersion", apiVersion);
            list.putObject("metadata")
                    .put("resourceVersion", Long.toString(version))
                    .put("continue", next);
            ArrayNode array = list.putArray("items");
            items.forEach(item -> array.add(item.deepCopy().without(List.of("kind", "apiVersion"))));
            return text(list);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeMessage(
                1,
                ListMeta.newBuilder()
                        .setResourceVersion(Long.toString(version))
                        .setContinue(next)
                        .build());
        for (ObjectNode item : items) {
            out.writeMessage(2, message(item));
        }
        out.flush();
        return envelope(kind + "List", bytes.toByteArray());
    }

    byte[] event(String type, ObjectNode object) throws IOException {
        if (prototype.isEmpty()) {
            ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
            event.set("object", object);
            return (event + "\n").getBytes(StandardCharsets.UTF_8);
        }
        return frame(type, envelope(kind, message(object).toByteArray()));
    }

    byte[] error(int code, String reason) throws IOException {
        ObjectNode status = status(code, reason);
        if (prototype.isEmpty()) {
            return event("ERROR", status);
        }
        Status message = JsonObjects.parse(Status.getDefaultInstance(), status);
        return frame("ERROR", envelope("Status", message.toByteArray()));
    }

    static ObjectNode status(int code, String reason) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("reason", reason)
                .put("message", "the fake says " + reason)
                .put("code", code);
    }

    private Message message(JsonNode object) {
        return JsonObjects.parse(prototype.orElseThrow(), object);
    }

    private static byte[] frame(String type, byte[] object) {
        byte[] event = WatchEvent.newBuilder()
                .setType(type)
                .setObject(RawExtension.newBuilder().setRaw(ByteString.copyFrom(object)))
                .build()
                .toByteArray();
        return ByteBuffer.allocate(4 + event.length)
                .putInt(event.length)
                .put(event)
                .array();
    }

    private byte[] envelope(String ofKind, byte[] object) {
        byte[] unknown = Unknown.newBuilder()
                .setTypeMeta(TypeMeta.newBuilder().setApiVersion(apiVersion).setKind(ofKind))
                .setRaw(ByteString.copyFrom(object))
                .build()
                .toByteArray();
        return ByteBuffer.allocate(4 + unknown.length)
                .put(new byte[] {'k', '8', 's', 0})
                .put(unknown)
                .array();
    }

    static byte[] text(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
