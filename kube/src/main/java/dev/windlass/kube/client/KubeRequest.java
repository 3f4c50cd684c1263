package dev.windlass.kube.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to the API server; immutable, built by {@code with…}.
 *
 * <p>Retrying is the caller's business: nothing here is sent twice, except once more after a 401 with renewed
 * credentials.
 */
public final class KubeRequest {
    private final String method;
    private final String path;
    private final List<Parameter> query;
    private final String accept;
    private final byte @Nullable [] body;
    private final String contentType;
    private final @Nullable Duration deadline;

    /** A query parameter, not yet encoded. */
    public record Parameter(String name, String value) {}

    private KubeRequest(
            String method,
            String path,
            List<Parameter> query,
            String accept,
            byte @Nullable [] body,
            String contentType,
            @Nullable Duration deadline) {
        this.method = method;
        this.path = path;
        this.query = List.copyOf(query);
        this.accept = accept;
        this.body = body;
        this.contentType = contentType;
        this.deadline = deadline;
    }

    /** @param path absolute and already encoded, such as {@code /api/v1/nodes/a} */
    public static KubeRequest get(String path) {
        return new KubeRequest("GET", path, List.of(), "application/json", null, "", null);
    }

    public static KubeRequest delete(String path) {
        return new KubeRequest("DELETE", path, List.of(), "application/json", null, "", null);
    }

    public static KubeRequest send(String method, String path, String contentType, byte[] body) {
        return new KubeRequest(
                method, path, List.of(), "application/json", Arrays.copyOf(body, body.length), contentType, null);
    }

    /** Adds a query parameter; an empty value is left out. */
    public KubeRequest with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, value));
        return new KubeRequest(method, path, more, accept, body, contentType, deadline);
    }

    public KubeRequest accepting(String mediaType) {
        return new KubeRequest(method, path, query, mediaType, body, contentType, deadline);
    }

    /** For the whole answer; the connection's setting when not given. */
    public KubeRequest within(Duration limit) {
        return new KubeRequest(method, path, query, accept, body, contentType, limit);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public List<Parameter> query() {
        return query;
    }

    public String accept() {
        return accept;
    }

    byte @Nullable [] body() {
        return body;
    }

    String contentType() {
        return contentType;
    }

    @Nullable
    Duration deadline() {
        return deadline;
    }

    /** Method and path, for messages and logs. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
