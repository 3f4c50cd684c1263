package dev.windlass.cluster.observe;

import dev.windlass.cluster.scaledown.DisruptionBudget;
import dev.windlass.cluster.scaledown.Workloads;
import dev.windlass.cluster.scaleup.Announcement.Target;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The cluster as the watches show it at one moment.
 *
 * @param pods without those that are expendable
 * @param daemonPods a pod for every DaemonSet, as its template would make it
 * @param templates a pod for every workload that may be scaled
 * @param targetOfOwner the workload behind the controller with a uid, for controllers that have one of their own
 */
public record Observation(
        Freshness freshness,
        List<Node> nodes,
        List<Pod> pods,
        List<DisruptionBudget> budgets,
        Workloads workloads,
        List<Pod> daemonPods,
        Map<Target, Pod> templates,
        Map<String, Target> targetOfOwner) {
    public Observation {
        Objects.requireNonNull(freshness, "freshness");
        nodes = List.copyOf(nodes);
        pods = List.copyOf(pods);
        budgets = List.copyOf(budgets);
        Objects.requireNonNull(workloads, "workloads");
        daemonPods = List.copyOf(daemonPods);
        templates = Map.copyOf(templates);
        targetOfOwner = Map.copyOf(targetOfOwner);
    }

    public Optional<Pod> templateOf(Target target) {
        return Optional.ofNullable(templates.get(target));
    }

    /** The pods of some targets that count as replicas: neither finished nor on their way out. */
    public Map<Target, List<Pod>> replicasOf(Iterable<Target> targets) {
        Map<Target, List<Pod>> replicas = new HashMap<>();
        targets.forEach(target -> replicas.put(target, new ArrayList<>()));
        if (replicas.isEmpty()) {
            return replicas;
        }
        for (Pod pod : pods) {
            if (pod.isTerminating() || pod.progress() instanceof Pod.Progress.Finished) {
                continue;
            }
            Target target = pod.controller()
                    .map(owner -> targetOfOwner.get(owner.uid()))
                    .orElse(null);
            List<Pod> found = target == null ? null : replicas.get(target);
            if (found != null) {
                found.add(pod);
            }
        }
        return replicas;
    }
}
