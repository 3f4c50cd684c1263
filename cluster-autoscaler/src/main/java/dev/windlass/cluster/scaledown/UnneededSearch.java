package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.scaledown.Kept.Reason;
import dev.windlass.cluster.scaledown.Memory.Unremovable;
import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.snapshot.Fork;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the nodes the cluster can do without, one after the other, each with what was promised before in place. A node that
 * took in pods of another is needed from then on.
 */
final class UnneededSearch {
    private final Input input;
    private final Settings settings;
    private final Memory memory;
    private final Instant deadline;
    private final InstantSource clock;
    private final BudgetLedger budgets;
    private final Relocation relocation;
    private final Fork cluster;
    private final Room room;
    private final Map<String, Integer> removableLeft = new HashMap<>();
    private final Set<String> receiving = new HashSet<>();
    private final List<Removal> unneeded = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final Map<String, Unremovable> unremovable = new HashMap<>();

    UnneededSearch(Input input, Settings settings, Memory memory, Scheduling scheduling, InstantSource clock) {
        this.input = input;
        this.settings = settings;
        this.memory = memory;
        this.clock = clock;
        this.deadline = clock.instant().plus(settings.simulationTimeout());
        this.budgets = new BudgetLedger(input.budgets());
        DrainRules rules = new DrainRules(settings.pods(), input.workloads(), budgets, input.now());
        this.relocation = new Relocation(rules, scheduling);
        this.cluster = input.cluster().fork();
        this.room = Room.of(input.cluster());
        for (NodeGroup group : input.groups().values()) {
            removableLeft.put(group.id(), group.targetSize() - group.minSize());
        }
        input.groupOfNode().forEach((node, group) -> {
            if (input.deleting().includes(node)) {
                removableLeft.merge(group, -1, Integer::sum);
            }
        });
    }

    Findings run() {
        List<NodeState> eligible = eligible();
        List<String> destinations = destinations(eligible);
        int simulated = 0;
        for (NodeState state : eligible) {
            boolean counted = !isEmpty(state) && !memory.unneededSince().containsKey(state.name());
            if (counted && settings.nonEmptyCandidates() > 0 && simulated >= settings.nonEmptyCandidates()) {
                keep(state, Reason.NOT_UNNEEDED_OTHER_REASON, "enough other nodes are looked at in this pass");
            } else if (clock.instant().isAfter(deadline)) {
                keep(state, Reason.NOT_UNNEEDED_OTHER_REASON, "the time for simulation was used up");
            } else {
                consider(state, destinations);
                simulated += counted ? 1 : 0;
            }
        }
        return new Findings(unneeded, kept, remembered());
    }

    /** Nodes unneeded before come first, so that the answer is steady; then empty ones, then those with the fewest pods. */
    private List<NodeState> eligible() {
        Eligibility eligibility = new Eligibility(input, settings, memory, room);
        List<NodeState> eligible = new ArrayList<>();
        for (NodeState state : input.cluster().nodes()) {
            eligibility.keeps(state).ifPresentOrElse(kept::add, () -> eligible.add(state));
        }
        eligible.sort(Comparator.comparing((NodeState state) -> !isEmpty(state))
                .thenComparing(state -> !memory.unneededSince().containsKey(state.name()))
                .thenComparing(state -> state.pods().size())
                .thenComparing(NodeState::name));
        return eligible;
    }

    /** Nodes that stay anyway are filled first, then the candidates, the least likely to go before the others. */
    private List<String> destinations(List<NodeState> eligible) {
        Set<String> candidates = new HashSet<>();
        eligible.forEach(state -> candidates.add(state.name()));
        List<String> destinations = new ArrayList<>();
        for (NodeState state : input.cluster().nodes()) {
            if (!candidates.contains(state.name()) && !input.deleting().includes(state.name())) {
                destinations.add(state.name());
            }
        }
        eligible.reversed().forEach(state -> destinations.add(state.name()));
        return destinations;
    }

    private void consider(NodeState state, List<String> destinations) {
        String group = input.groupOfNode().getOrDefault(state.name(), "");
        if (receiving.contains(state.name())) {
            keep(state, Reason.NOT_UNNEEDED_OTHER_REASON, "takes pods of nodes that are unneeded");
            return;
        }
        if (removableLeft.getOrDefault(group, 0) <= 0) {
            int min = Optional.ofNullable(input.groups().get(group))
                    .map(NodeGroup::minSize)
                    .orElse(0);
            keep(state, Reason.NODE_GROUP_MIN_SIZE_REACHED, "group " + group + " keeps at least " + min + " nodes");
            return;
        }
        switch (relocation.without(state, cluster, destinations)) {
            case Relocation.Outcome.Possible(var moved, var places) -> {
                boolean together = budgets.allowsTogether(moved);
                budgets.take(moved);
                receiving.addAll(places.values());
                destinations.remove(state.name());
                removableLeft.merge(group, -1, Integer::sum);
                unneeded.add(new Removal(
                        state.name(),
                        group,
                        moved,
                        places,
                        Utilization.of(state, settings, input.now()),
                        together,
                        state.node().ready(),
                        memory.unneededSince().getOrDefault(state.name(), input.now())));
            }
            case Relocation.Outcome.Impossible(Kept impossible) -> {
                kept.add(impossible);
                remember(impossible);
            }
        }
    }

    /**
     * Looking for places is what costs. A pod that blocks is found at once, and its budget may allow it to go a moment later.
     */
    private void remember(Kept impossible) {
        if (impossible.reason() == Reason.NO_PLACE_TO_MOVE_PODS) {
            unremovable.put(
                    impossible.node(),
                    new Unremovable(impossible, input.now().plus(settings.unremovableRecheck()), room));
        }
    }

    private static boolean isEmpty(NodeState state) {
        return state.pods().stream().allMatch(pod -> pod.isDaemonSetPod() || pod.isMirror());
    }

    private void keep(NodeState state, Reason reason, String detail) {
        kept.add(Kept.because(state.name(), reason, detail));
    }

    private Memory remembered() {
        Map<String, Instant> since = new HashMap<>();
        unneeded.forEach(removal -> since.put(removal.node(), removal.unneededSince()));
        memory.unremovableUntil().forEach((node, before) -> {
            if (input.now().isBefore(before.until())
                    && input.cluster().node(node).isPresent()) {
                unremovable.putIfAbsent(node, before);
            }
        });
        return new Memory(since, unremovable);
    }
}
