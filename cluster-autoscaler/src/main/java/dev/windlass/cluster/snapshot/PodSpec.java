package dev.windlass.cluster.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler and the drain rules read of a pod's spec; equal for all replicas of one template, so one object is
 * shared by them.
 *
 * @param requests what a new pod of this spec asks for; a running pod may hold more, see {@link Pod#held()}
 * @param requiredTerms {@code null} when there is no required node affinity; an empty list matches no node
 * @param priority {@code null} when the pod has none, which is never expendable
 * @param requiredFeatures node features the pod needs, see {@link Node#declaredFeatures()}
 * @param localVolumes names of the volumes whose data stays on the node
 * @param graceSeconds how long the pod may take to stop
 */
public record PodSpec(
        Resources requests,
        List<HostPort> hostPorts,
        Map<String, String> nodeSelector,
        @Nullable List<NodeSelectorTerm> requiredTerms,
        List<Toleration> tolerations,
        List<String> gates,
        Set<String> requiredFeatures,
        Set<UnbuiltRule> unbuiltRules,
        List<String> localVolumes,
        String schedulerName,
        @Nullable Integer priority,
        long graceSeconds) {
    public PodSpec {
        Objects.requireNonNull(requests, "requests");
        hostPorts = List.copyOf(hostPorts);
        nodeSelector = Map.copyOf(nodeSelector);
        requiredTerms = requiredTerms == null ? null : List.copyOf(requiredTerms);
        tolerations = List.copyOf(tolerations);
        gates = List.copyOf(gates);
        requiredFeatures = Set.copyOf(requiredFeatures);
        unbuiltRules = Set.copyOf(unbuiltRules);
        localVolumes = List.copyOf(localVolumes);
        Objects.requireNonNull(schedulerName, "schedulerName");
    }

    /** The terms of the required node affinity; empty when the pod has none. */
    public Optional<List<NodeSelectorTerm>> requiredAffinity() {
        return Optional.ofNullable(requiredTerms);
    }

    /** Whether pods of this priority neither cause a scale-up nor stand in the way of a scale-down. */
    public boolean isExpendable(int cutoff) {
        return priority != null && priority < cutoff;
    }

    public int priorityOrZero() {
        return priority == null ? 0 : priority;
    }
}
