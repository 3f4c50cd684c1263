package dev.windlass.kube.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Message;
import dev.windlass.kube.wire.ObjectMeta;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * One kind of object at one version of its API.
 *
 * @param group the API group; empty for the core group
 * @param plural the resource name in paths, such as {@code pods}
 * @param <M> what an object is read as: one of our cut messages, or {@link JsonNode}
 */
public record Kind<M>(
        String group, String version, String plural, String kind, boolean namespaced, Payload<M> payload) {

    public Kind {
        if (version.isEmpty() || plural.isEmpty() || kind.isEmpty()) {
            throw new IllegalArgumentException(
                    "a kind needs a version, a plural and a kind: group \"%s\" version \"%s\" plural \"%s\" kind \"%s\""
                            .formatted(group, version, plural, kind));
        }
    }

    static <M extends Message> Kind<M> namespaced(
            String apiVersion, String plural, String kind, M prototype, Function<M, ObjectMeta> metadata) {
        return of(apiVersion, plural, kind, true, new Payload.Protobuf<>(prototype, metadata));
    }

    static <M extends Message> Kind<M> cluster(
            String apiVersion, String plural, String kind, M prototype, Function<M, ObjectMeta> metadata) {
        return of(apiVersion, plural, kind, false, new Payload.Protobuf<>(prototype, metadata));
    }

    /** A custom resource (or any other kind read as JSON) whose objects live in namespaces. */
    public static Kind<JsonNode> jsonNamespaced(String apiVersion, String plural, String kind) {
        return of(apiVersion, plural, kind, true, new Payload.Json());
    }

    /** A custom resource (or any other kind read as JSON) that is cluster-scoped. */
    public static Kind<JsonNode> jsonCluster(String apiVersion, String plural, String kind) {
        return of(apiVersion, plural, kind, false, new Payload.Json());
    }

    private static <M> Kind<M> of(
            String apiVersion, String plural, String kind, boolean namespaced, Payload<M> payload) {
        int slash = apiVersion.indexOf('/');
        return new Kind<>(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                plural,
                kind,
                namespaced,
                payload);
    }

    /** {@code v1}, {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Path of the collection: of one namespace, or of all when {@code namespace} is empty. */
    public String path(String namespace) {
        String root = (group.isEmpty() ? "/api/" : "/apis/" + group + "/") + version;
        return namespaced && !namespace.isEmpty()
                ? root + "/namespaces/" + segment(namespace) + "/" + plural
                : root + "/" + plural;
    }

    /** Path of one object. */
    public String path(ObjectKey key) {
        if (namespaced && key.namespace().isEmpty()) {
            throw new IllegalArgumentException("%s %s lives in a namespace; none given".formatted(kind, key.name()));
        }
        return path(key.namespace()) + "/" + segment(key.name());
    }

    // Names are validated by the API server, yet some come from users: nothing may escape its path segment.
    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code Pod.v1}, {@code Deployment.v1.apps}: for messages and logs. */
    @Override
    public String toString() {
        return group.isEmpty() ? kind + "." + version : kind + "." + version + "." + group;
    }
}
