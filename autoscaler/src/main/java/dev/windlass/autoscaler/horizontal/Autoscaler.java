package dev.windlass.autoscaler.horizontal;

import dev.windlass.autoscaler.horizontal.object.HorizontalSpec;
import dev.windlass.autoscaler.horizontal.object.HorizontalStatus;
import java.util.Objects;

/**
 * One autoscaler as it is evaluated.
 *
 * @param kind absent in decision records from before there were two: a HorizontalPodAutoscaler
 * @param spec with its defaults filled in
 * @param status as it was last stored
 */
public record Autoscaler(
        AutoscalerKind kind,
        String namespace,
        String name,
        String uid,
        long generation,
        HorizontalSpec spec,
        HorizontalStatus status) {
    public Autoscaler {
        kind = Objects.requireNonNullElse(kind, AutoscalerKind.HORIZONTAL_POD_AUTOSCALER);
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(status, "status");
    }

    public AutoscalerKey key() {
        return new AutoscalerKey(kind, namespace, name);
    }

    /** {@code Kind/namespace/name} of the target, as messages name it. */
    public String target() {
        return spec.scaleTargetRef().kind() + "/" + namespace + "/"
                + spec.scaleTargetRef().name();
    }
}
