package dev.windlass.stream.decision;

import java.util.Objects;

/**
 * A Kubernetes object as a decision names it.
 *
 * @param apiVersion group and version, such as {@code apps/v1}
 * @param namespace empty for a cluster-scoped object
 * @param uid empty when it is not known
 */
public record ObjectRef(String apiVersion, String kind, String namespace, String name, String uid) {
    public ObjectRef {
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uid, "uid");
    }

    /** {@code namespace/name}, or the name alone for a cluster-scoped object. */
    public String path() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
