package dev.windlass.kube.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.protobuf.Message;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.kind.Payload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Single reads and writes of objects, as JSON: the cut messages would lose fields on the way back, so what is written is
 * always a JSON document or a patch. For many objects use {@code dev.windlass.kube.watch}.
 *
 * <p>Every method throws {@link KubeException} when the server refuses, and {@link IOException} when it can not be
 * reached in time.
 */
public final class KubeObjects {
    private static final String JSON = "application/json";

    private final KubeConnection connection;
    private final @Nullable Duration deadline;

    /** How a patch is to be understood. */
    public enum PatchType {
        /** RFC 7386: lists are replaced. */
        MERGE("application/merge-patch+json"),
        /** Kubernetes' own: lists of built-in kinds are merged by key. */
        STRATEGIC("application/strategic-merge-patch+json"),
        /** RFC 6902. */
        JSON_PATCH("application/json-patch+json"),
        /** Server-side apply; give a field manager. */
        APPLY("application/apply-patch+yaml");

        private final String mediaType;

        PatchType(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    /** Requests within the connection's own deadline. */
    public KubeObjects(KubeConnection connection) {
        this.connection = connection;
        this.deadline = null;
    }

    /** Requests within this deadline. */
    public KubeObjects(KubeConnection connection, Duration deadline) {
        this.connection = connection;
        this.deadline = deadline;
    }

    private JsonNode send(KubeRequest request) throws IOException {
        byte[] answer = connection.send(deadline == null ? request : request.within(deadline));
        return answer.length == 0 ? MissingNode.getInstance() : Json.read(answer);
    }

    /** Empty when there is no such object. */
    public Optional<JsonNode> getJson(Kind<?> kind, ObjectKey key) throws IOException {
        return find(kind.path(key));
    }

    /** Empty when there is no such object. */
    public <M extends Message> Optional<M> get(Kind<M> kind, ObjectKey key) throws IOException {
        return getJson(kind, key).map(json -> JsonObjects.parse(kind, json));
    }

    /** The document at any path of the API; empty when there is none. */
    public Optional<JsonNode> find(String path) throws IOException {
        try {
            return Optional.of(send(KubeRequest.get(path)));
        } catch (KubeException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All objects of a namespace (of all when empty); for small collections only. */
    public <M> List<M> list(Kind<M> kind, String namespace, String labelSelector) throws IOException {
        KubeRequest request = KubeRequest.get(kind.path(namespace)).with("labelSelector", labelSelector);
        List<M> objects = new ArrayList<>();
        for (JsonNode item : send(request).path("items")) {
            objects.add(read(kind, item));
        }
        return objects;
    }

    @SuppressWarnings("unchecked") // the payload of a Kind<M> makes an M
    private static <M> M read(Kind<M> kind, JsonNode item) {
        return switch (kind.payload()) {
            case Payload.Json json -> (M) item;
            case Payload.Protobuf<?> protobuf -> (M) JsonObjects.parse(protobuf.prototype(), item);
        };
    }

    /** Creates the object; its namespace is taken from its metadata. */
    public JsonNode create(Kind<?> kind, JsonNode object) throws IOException {
        String namespace = object.path("metadata").path("namespace").asText("");
        return write("POST", kind.path(namespace), JSON, object);
    }

    /** Replaces the object; fails with a conflict unless its resourceVersion is the current one (or absent). */
    public JsonNode replace(Kind<?> kind, ObjectKey key, JsonNode object) throws IOException {
        return write("PUT", kind.path(key), JSON, object);
    }

    /** Replaces a subresource, such as {@code status}. */
    public JsonNode replace(Kind<?> kind, ObjectKey key, String subresource, JsonNode object) throws IOException {
        return write("PUT", kind.path(key) + "/" + subresource, JSON, object);
    }

    public JsonNode patch(Kind<?> kind, ObjectKey key, PatchType type, JsonNode patch) throws IOException {
        return write("PATCH", kind.path(key), type.mediaType, patch);
    }

    /** Patches a subresource, such as {@code status}. */
    public JsonNode patch(Kind<?> kind, ObjectKey key, String subresource, PatchType type, JsonNode patch)
            throws IOException {
        return write("PATCH", kind.path(key) + "/" + subresource, type.mediaType, patch);
    }

    /** Server-side apply, taking over fields that others own. */
    public JsonNode apply(Kind<?> kind, ObjectKey key, String fieldManager, JsonNode object) throws IOException {
        KubeRequest request = KubeRequest.send("PATCH", kind.path(key), PatchType.APPLY.mediaType, Json.write(object))
                .with("fieldManager", fieldManager)
                .with("force", "true");
        return send(request);
    }

    /** False when there was no such object. */
    public boolean delete(Kind<?> kind, ObjectKey key) throws IOException {
        try {
            send(KubeRequest.delete(kind.path(key)));
            return true;
        } catch (KubeException e) {
            if (e.isNotFound()) {
                return false;
            }
            throw e;
        }
    }

    /** Sends a document to any path of the API. */
    public JsonNode write(String method, String path, String contentType, JsonNode document) throws IOException {
        return send(KubeRequest.send(method, path, contentType, Json.write(document)));
    }
}
