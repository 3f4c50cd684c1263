package dev.windlass.cluster.snapshot;

import java.util.Objects;

/**
 * The controller of a pod, from the owner reference with {@code controller: true}.
 *
 * @param kind such as {@code ReplicaSet}
 */
public record Owner(String kind, String name, String uid) {
    public Owner {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uid, "uid");
    }

    public boolean isDaemonSet() {
        return kind.equals("DaemonSet");
    }
}
