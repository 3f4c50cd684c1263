package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.snapshot.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is left of the budgets as nodes are chosen in one pass. For one thread. */
final class BudgetLedger {
    private final Map<String, List<DisruptionBudget>> byNamespace = new HashMap<>();
    private final Map<DisruptionBudget, Integer> left = new HashMap<>();

    BudgetLedger(Collection<DisruptionBudget> budgets) {
        for (DisruptionBudget budget : budgets) {
            byNamespace
                    .computeIfAbsent(budget.namespace(), _ -> new ArrayList<>())
                    .add(budget);
            left.put(budget, budget.disruptionsAllowed());
        }
    }

    boolean isCovered(Pod pod) {
        return covering(pod).findAny().isPresent();
    }

    /** A budget that allows not even this one pod to go. */
    Optional<DisruptionBudget> exhaustedFor(Pod pod) {
        return covering(pod).filter(budget -> left.getOrDefault(budget, 0) < 1).findFirst();
    }

    /** Whether all these pods could go at the same moment; if not, evictions have to wait for each other. */
    boolean allowsTogether(Collection<Pod> pods) {
        Map<DisruptionBudget, Integer> needed = new HashMap<>();
        pods.forEach(pod -> covering(pod).forEach(budget -> needed.merge(budget, 1, Integer::sum)));
        return needed.entrySet().stream().allMatch(entry -> left.getOrDefault(entry.getKey(), 0) >= entry.getValue());
    }

    /** Books the pods of a node that was chosen. */
    void take(Collection<Pod> pods) {
        pods.forEach(pod -> covering(pod).forEach(budget -> left.merge(budget, -1, Integer::sum)));
    }

    private Stream<DisruptionBudget> covering(Pod pod) {
        return byNamespace.getOrDefault(pod.key().namespace(), List.of()).stream()
                .filter(budget -> budget.covers(pod));
    }
}
