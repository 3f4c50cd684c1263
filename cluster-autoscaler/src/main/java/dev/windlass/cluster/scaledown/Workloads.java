package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.snapshot.Owner;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The controllers that exist.
 *
 * @param watchedKinds kinds of which every existing object is known; of others nothing can be said
 * @param replicasByUid {@code spec.replicas} of every known controller, 0 where it has none
 */
public record Workloads(Set<String> watchedKinds, Map<String, Integer> replicasByUid) {
    public static final Workloads UNKNOWN = new Workloads(Set.of(), Map.of());

    public Workloads {
        watchedKinds = Set.copyOf(watchedKinds);
        replicasByUid = Map.copyOf(replicasByUid);
    }

    /** Whether the controller is known to be gone. */
    boolean isGone(Owner owner) {
        return watchedKinds.contains(owner.kind()) && !replicasByUid.containsKey(owner.uid());
    }

    OptionalInt replicas(Owner owner) {
        Integer replicas = replicasByUid.get(owner.uid());
        return replicas == null ? OptionalInt.empty() : OptionalInt.of(replicas);
    }
}
