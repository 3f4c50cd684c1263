package dev.windlass.kube.kind;

/** The identity of an object within its kind; the namespace is empty for cluster-scoped kinds. */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {
    public ObjectKey {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an object key needs a name (namespace \"%s\")".formatted(namespace));
        }
    }

    /** Key of a cluster-scoped object. */
    public static ObjectKey of(String name) {
        return new ObjectKey("", name);
    }

    /** By namespace, then name. */
    @Override
    public int compareTo(ObjectKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    /** {@code namespace/name}, or the name alone. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
