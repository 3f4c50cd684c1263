package dev.windlass.cluster.observe;

import dev.windlass.cluster.snapshot.Owner;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.kube.kind.ObjectKey;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object that makes pods.
 *
 * @param replicas {@code spec.replicas}; 0 where the kind has none
 * @param pod a pod as its template would make it, {@code null} where nothing needs it
 * @param owner its own controller, {@code null} when it has none
 */
record Workload(
        String kind,
        ObjectKey key,
        String uid,
        int replicas,
        @Nullable Pod pod,
        @Nullable Owner owner) {
    Workload {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(uid, "uid");
    }

    Optional<Pod> templatePod() {
        return Optional.ofNullable(pod);
    }
}
