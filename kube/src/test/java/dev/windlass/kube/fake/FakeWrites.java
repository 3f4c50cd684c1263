package dev.windlass.kube.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Single reads and writes, with the version rules of the API server. Every patch is taken as a merge patch. */
final class FakeWrites {
    record Reply(int code, ObjectNode body) {}

    private final FakeStore store;

    FakeWrites(FakeStore store) {
        this.store = store;
    }

    Reply answer(RecordedRequest request, FakePath path, JsonNode document) {
        Optional<ObjectNode> existing = store.get(path.collection(), path.namespace(), path.name());
        return switch (request.method()) {
            case "GET" -> existing.map(object -> new Reply(200, object)).orElseGet(() -> refuse(404, "NotFound"));
            case "POST" -> create(path, (ObjectNode) document);
            case "PUT" -> replace(path, existing, (ObjectNode) document);
            case "PATCH" -> patch(request, path, existing, document);
            case "DELETE" ->
                store.remove(path.collection(), path.namespace(), path.name())
                        .map(object -> new Reply(200, object))
                        .orElseGet(() -> refuse(404, "NotFound"));
            default -> refuse(405, "MethodNotAllowed");
        };
    }

    private Reply create(FakePath path, ObjectNode document) {
        String name = document.path("metadata").path("name").asText();
        if (store.get(path.collection(), path.namespace(), name).isPresent()) {
            return refuse(409, "AlreadyExists");
        }
        return new Reply(201, store.put(path.collection(), document));
    }

    private Reply replace(FakePath path, Optional<ObjectNode> existing, ObjectNode document) {
        if (existing.isEmpty()) {
            return refuse(404, "NotFound");
        }
        return isStale(existing.get(), document)
                ? refuse(409, "Conflict")
                : new Reply(200, store.put(path.collection(), document));
    }

    private Reply patch(RecordedRequest request, FakePath path, Optional<ObjectNode> existing, JsonNode patch) {
        boolean apply = request.query().containsKey("fieldManager");
        if (existing.isEmpty()) {
            return apply ? new Reply(201, store.put(path.collection(), (ObjectNode) patch)) : refuse(404, "NotFound");
        }
        if (isStale(existing.get(), patch)) {
            return refuse(409, "Conflict");
        }
        ObjectNode merged = existing.get();
        merge(merged, patch);
        return new Reply(200, store.put(path.collection(), merged));
    }

    private static boolean isStale(JsonNode existing, JsonNode document) {
        String asked = document.path("metadata").path("resourceVersion").asText("");
        return !asked.isEmpty()
                && !asked.equals(
                        existing.path("metadata").path("resourceVersion").asText());
    }

    private static void merge(ObjectNode target, JsonNode patch) {
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                target.remove(entry.getKey());
            } else if (value.isObject() && target.get(entry.getKey()) instanceof ObjectNode inner) {
                merge(inner, value);
            } else {
                target.set(entry.getKey(), value);
            }
        }
    }

    private static Reply refuse(int code, String reason) {
        return new Reply(code, FakeForm.status(code, reason));
    }
}
