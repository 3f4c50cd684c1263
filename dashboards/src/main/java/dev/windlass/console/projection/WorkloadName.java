package dev.windlass.console.projection;

import java.util.Objects;

/**
 * Name of an object that owns pods, such as a Deployment.
 *
 * @param kind {@code Deployment}, {@code StatefulSet}, {@code ReplicaSet}, …
 */
public record WorkloadName(String kind, ObjectName object) {
    public WorkloadName {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
    }
}
