package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.scheduling.Verdict;
import dev.windlass.cluster.snapshot.Fork;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Places pods on the nodes that are there or coming, so that nodes are ordered only for the rest.
 *
 * @param placed in the order of placing; the fork holds them
 * @param left in the same order
 */
public record Placement(List<PendingPod> placed, List<PendingPod> left) {
    private static final Comparator<PodGroup> BY_PRIORITY =
            Comparator.comparingInt(group -> -group.sample().spec().priorityOrZero());

    public Placement {
        placed = List.copyOf(placed);
        left = List.copyOf(left);
    }

    /**
     * Places what fits, highest priority first, and writes the placements into the fork. Pods that are alike stop being
     * tried once one of them found no node: placing others only takes room away.
     */
    public static Placement on(Fork fork, List<PodGroup> groups, Scheduling scheduling) {
        List<PendingPod> placed = new ArrayList<>();
        List<PendingPod> left = new ArrayList<>();
        List<String> names = fork.nodes().stream().map(NodeState::name).toList();
        for (PodGroup group : groups.stream().sorted(BY_PRIORITY).toList()) {
            Search search = new Search(fork, names, scheduling);
            for (PendingPod pending : group.members()) {
                Optional<String> node = search.next(pending.pod());
                if (node.isPresent()) {
                    fork.place(pending.pod(), node.get());
                    placed.add(pending);
                } else {
                    left.add(pending);
                }
            }
        }
        return new Placement(placed, left);
    }

    /** Walks the nodes once for a group of like pods: a node that refused one of them refuses all that follow. */
    private static final class Search {
        private final Fork fork;
        private final List<String> names;
        private final Scheduling scheduling;
        private int position;

        Search(Fork fork, List<String> names, Scheduling scheduling) {
            this.fork = fork;
            this.names = names;
            this.scheduling = scheduling;
        }

        Optional<String> next(Pod pod) {
            while (position < names.size()) {
                String name = names.get(position);
                if (fits(pod, name)) {
                    return Optional.of(name);
                }
                position++;
            }
            return Optional.empty();
        }

        private boolean fits(Pod pod, String name) {
            return fork.node(name)
                    .map(node -> scheduling.fits(pod, node) == Verdict.Fit.FIT)
                    .orElse(false);
        }
    }
}
