package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.scheduling.Verdict.Fit;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.UnbuiltRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** All filters in the order of kube-scheduler's default profile, which is the order in which refusals are reported. */
public final class Scheduling {
    /** With the feature gates of Kubernetes 1.37. */
    public static final Scheduling STANDARD = new Scheduling(Tolerance.EQUALITY);

    private final List<Filter> filters;

    public Scheduling(Tolerance tolerance) {
        filters = List.of(
                new NodeName(),
                new NodeUnschedulable(tolerance),
                new TaintToleration(tolerance),
                new NodeAffinity(),
                new NodePorts(),
                new NodeResourcesFit(),
                new NotBuiltYet(UnbuiltRule.VOLUMES),
                new NotBuiltYet(UnbuiltRule.TOPOLOGY_SPREAD),
                new NotBuiltYet(UnbuiltRule.POD_AFFINITY),
                new NotBuiltYet(UnbuiltRule.DYNAMIC_RESOURCES),
                new NodeDeclaredFeatures());
    }

    /** Whether the pod fits; the refusal is the first one, as the scheduler reports it. */
    public Verdict fits(Pod pod, NodeState node) {
        for (Filter filter : filters) {
            if (filter.filter(pod, node) instanceof Refusal refusal) {
                return refusal;
            }
        }
        return Fit.FIT;
    }

    /** Every refusal, in filter order; empty when the pod fits. */
    public List<Refusal> explain(Pod pod, NodeState node) {
        List<Refusal> refusals = new ArrayList<>();
        for (Filter filter : filters) {
            if (filter.filter(pod, node) instanceof Refusal refusal) {
                refusals.add(refusal);
            }
        }
        return refusals;
    }

    /** What keeps the pod to some nodes, or from all of them, before any is looked at. */
    public Restriction restrict(Pod pod) {
        return PreFilters.restrict(pod);
    }

    /** Why the pod is held back from scheduling altogether, if it is. */
    public Optional<Refusal> gate(Pod pod) {
        Objects.requireNonNull(pod, "pod");
        List<String> gates = pod.spec().gates();
        if (gates.isEmpty()) {
            return Optional.empty();
        }
        String names = String.join(" ", gates);
        return Optional.of(Refusal.unresolvable("SchedulingGates", "waiting for scheduling gates: [" + names + "]"));
    }
}
