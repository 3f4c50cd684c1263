package dev.windlass.console.projection;

import java.util.Objects;

/** Replicas of a workload as its own status tells them. */
public record WorkloadFacts(WorkloadName name, int specReplicas, int replicas, int readyReplicas) {
    public WorkloadFacts {
        Objects.requireNonNull(name, "name");
    }
}
