package dev.windlass.autoscaler.horizontal;

import dev.windlass.autoscaler.horizontal.object.HorizontalSpec;
import dev.windlass.autoscaler.horizontal.object.HorizontalStatus;
import java.util.Objects;

/**
 * One HorizontalPodAutoscaler as it is evaluated.
 *
 * @param spec with its defaults filled in
 * @param status as it was last stored
 */
public record Autoscaler(
        String namespace, String name, String uid, long generation, HorizontalSpec spec, HorizontalStatus status) {
    public Autoscaler {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(status, "status");
    }

    /** {@code namespace/name}. */
    public String key() {
        return namespace + "/" + name;
    }

    /** {@code Kind/namespace/name} of the target, as messages name it. */
    public String target() {
        return spec.scaleTargetRef().kind() + "/" + namespace + "/"
                + spec.scaleTargetRef().name();
    }
}
