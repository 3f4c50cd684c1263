package dev.windlass.kube.scale;

/** The object whose replicas are meant, as an HPA's {@code scaleTargetRef} in a namespace. */
public record ScaleTarget(String apiVersion, String kind, String namespace, String name) {
    public ScaleTarget {
        if (kind.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "a scale target needs a kind and a name: \"%s\", \"%s\"".formatted(kind, name));
        }
    }

    /** {@code Deployment/shop/web}. */
    @Override
    public String toString() {
        return kind + "/" + namespace + "/" + name;
    }
}
