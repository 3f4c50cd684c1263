package dev.windlass.kube.json;

/** A Kubernetes JSON object does not have the shape its kind asks for; the message names the path. */
public final class JsonObjectException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    JsonObjectException(String path, String problem) {
        super((path.isEmpty() ? "object" : path) + ": " + problem);
    }
}
