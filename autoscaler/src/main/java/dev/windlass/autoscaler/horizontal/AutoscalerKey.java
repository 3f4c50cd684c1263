package dev.windlass.autoscaler.horizontal;

import java.util.Objects;

/** Identity of an autoscaler among those of every kind: two kinds may use one name. */
public record AutoscalerKey(AutoscalerKind kind, String namespace, String name) {
    public AutoscalerKey {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
    }

    /** {@code namespace/name}, as messages of the reference controller name an HPA; before any other its kind. */
    @Override
    public String toString() {
        String path = namespace + "/" + name;
        return switch (kind) {
            case HORIZONTAL_POD_AUTOSCALER -> path;
            case WORKLOAD_AUTOSCALER -> kind.kind() + "/" + path;
        };
    }
}
