package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.scaledown.Kept.Reason;
import dev.windlass.cluster.snapshot.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Of the unneeded nodes, those to remove now: unneeded long enough, empty ones first, within what may go at once. */
final class Selection {
    private final Input input;
    private final Settings settings;
    private final Map<String, Kept> passedOver = new HashMap<>();

    Selection(Input input, Settings settings) {
        this.input = input;
        this.settings = settings;
    }

    List<Removal> choose(List<Removal> unneeded) {
        int slots = settings.maxParallelism() - input.deleting().count();
        int drains = settings.maxDrains() - input.deleting().drained().size();
        Remaining remaining = Remaining.of(input);
        List<Removal> chosen = new ArrayList<>();
        for (Removal removal : emptyFirst(unneeded)) {
            if (input.now().isBefore(due(removal))) {
                continue;
            }
            boolean drain = !removal.isEmpty();
            if (slots <= 0 || (drain && drains <= 0)) {
                passOver(
                        removal, Reason.NOT_UNNEEDED_OTHER_REASON, "as many nodes as may go at once are being removed");
            } else if (drain && drains < settings.maxDrains() && !removal.together()) {
                passOver(
                        removal,
                        Reason.NOT_UNNEEDED_OTHER_REASON,
                        "its pods use up a budget, so that it is drained alone");
            } else if (!remaining.canSpare(nodeCapacity(removal), input.floor())) {
                passOver(
                        removal,
                        Reason.MINIMAL_RESOURCE_LIMIT_EXCEEDED,
                        "the cluster would have less than its minimum");
            } else {
                remaining = remaining.without(nodeCapacity(removal));
                chosen.add(removal);
                slots--;
                drains -= drain ? 1 : 0;
            }
        }
        return chosen;
    }

    /** What keeps each node that is not removed now, the unneeded ones with the time at which they will go. */
    List<Kept> withTimers(Findings findings, List<Removal> removals, Optional<Cooldown.Pause> pause) {
        Set<String> going = removals.stream().map(Removal::node).collect(Collectors.toSet());
        List<Kept> all = new ArrayList<>(findings.kept());
        for (Removal removal : findings.unneeded()) {
            if (!going.contains(removal.node())) {
                all.add(waiting(removal, pause));
            }
        }
        return all;
    }

    private Kept waiting(Removal removal, Optional<Cooldown.Pause> pause) {
        Instant due = due(removal);
        if (input.now().isBefore(due)) {
            Reason reason = removal.ready() ? Reason.NOT_UNNEEDED_LONG_ENOUGH : Reason.NOT_UNREADY_LONG_ENOUGH;
            return Kept.until(removal.node(), reason, "unneeded since " + removal.unneededSince(), due);
        }
        return pause.map(on -> Kept.until(
                        removal.node(), Reason.NOT_UNNEEDED_OTHER_REASON, on.setting() + " is not over", on.until()))
                .orElseGet(() -> passedOver.getOrDefault(
                        removal.node(),
                        Kept.because(removal.node(), Reason.NOT_UNNEEDED_OTHER_REASON, "its turn comes later")));
    }

    private Instant due(Removal removal) {
        Duration wait = removal.ready() ? settings.unneededTime() : settings.unreadyTime();
        return removal.unneededSince().plus(wait);
    }

    private static List<Removal> emptyFirst(List<Removal> unneeded) {
        return unneeded.stream()
                .sorted(Comparator.comparing((Removal removal) -> !removal.isEmpty())
                        .thenComparing(removal -> !removal.together())
                        .thenComparing(Removal::unneededSince))
                .toList();
    }

    private void passOver(Removal removal, Reason reason, String detail) {
        passedOver.put(removal.node(), Kept.because(removal.node(), reason, detail));
    }

    private Resources nodeCapacity(Removal removal) {
        return input.cluster()
                .node(removal.node())
                .map(state -> state.node().capacity())
                .orElse(Resources.NONE);
    }

    /** What the cluster has in sum as nodes are chosen. */
    private record Remaining(long milliCpu, long memoryBytes) {
        static Remaining of(Input input) {
            Remaining sum = new Remaining(0, 0);
            for (var state : input.cluster().nodes()) {
                Resources capacity = state.node().capacity();
                sum = new Remaining(sum.milliCpu + capacity.milliCpu(), sum.memoryBytes + capacity.memoryBytes());
            }
            return sum;
        }

        boolean canSpare(Resources node, Input.Floor floor) {
            return milliCpu - node.milliCpu() >= floor.milliCpu()
                    && memoryBytes - node.memoryBytes() >= floor.memoryBytes();
        }

        Remaining without(Resources node) {
            return new Remaining(milliCpu - node.milliCpu(), memoryBytes - node.memoryBytes());
        }
    }
}
