package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.scheduling.Verdict;
import dev.windlass.cluster.snapshot.Fork;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.NodeTemplate;
import dev.windlass.cluster.snapshot.Nodes;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Resources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many nodes of one template a set of pods takes: first-fit packing, the neediest pods first.
 */
final class Estimator {
    private final Scheduling scheduling;

    Estimator(Scheduling scheduling) {
        this.scheduling = scheduling;
    }

    /** What was packed; the nodes hold the pods. */
    record Estimate(List<NodeState> nodes, List<PendingPod> placed) {
        Estimate {
            nodes = List.copyOf(nodes);
            placed = List.copyOf(placed);
        }
    }

    Estimate estimate(NodeTemplate template, List<PodGroup> groups, int room, Nodes cluster) {
        Packing packing = new Packing(template, room, cluster.fork());
        groups.stream().sorted(neediestFirst(template)).forEach(packing::pack);
        return packing.result();
    }

    private static Comparator<PodGroup> neediestFirst(NodeTemplate template) {
        Resources room = template.node().allocatable();
        return Comparator.comparingDouble((PodGroup group) -> -need(group.sample(), room));
    }

    private static double need(Pod pod, Resources room) {
        Resources wanted = pod.spec().requests();
        return share(wanted.milliCpu(), room.milliCpu()) + share(wanted.memoryBytes(), room.memoryBytes());
    }

    private static double share(long wanted, long room) {
        return room > 0 ? (double) wanted / room : 0;
    }

    private final class Packing {
        private final NodeTemplate template;
        private final int room;
        private final Fork fork;
        private final List<String> names = new ArrayList<>();
        private final List<PendingPod> placed = new ArrayList<>();
        private int number;

        Packing(NodeTemplate template, int room, Fork fork) {
            this.template = template;
            this.room = room;
            this.fork = fork;
        }

        void pack(PodGroup group) {
            int position = 0;
            for (PendingPod pending : group.members()) {
                position = firstFitFrom(position, pending.pod());
                if (position == names.size() && !addNodeFor(pending.pod())) {
                    return;
                }
                put(pending, names.get(position));
            }
        }

        /** Like pods come one after the other, so a node that refused one need not be asked again for the next. */
        private int firstFitFrom(int start, Pod pod) {
            int position = start;
            while (position < names.size() && !fits(pod, names.get(position))) {
                position++;
            }
            return position;
        }

        /** Whether there is a new node now that takes the pod. */
        private boolean addNodeFor(Pod pod) {
            if (names.size() == room) {
                return false;
            }
            NodeState added = template.instance(unusedNumber());
            if (scheduling.fits(pod, added) != Verdict.Fit.FIT) {
                return false;
            }
            fork.add(added);
            names.add(added.name());
            return true;
        }

        /** Nodes of the template that are on their way already are in the cluster under such names too. */
        private int unusedNumber() {
            do {
                number++;
            } while (fork.node(template.nameOf(number)).isPresent());
            return number;
        }

        private void put(PendingPod pending, String name) {
            fork.place(pending.pod(), name);
            placed.add(pending);
        }

        private boolean fits(Pod pod, String name) {
            return fork.node(name)
                    .map(node -> scheduling.fits(pod, node) == Verdict.Fit.FIT)
                    .orElse(false);
        }

        Estimate result() {
            List<NodeState> nodes =
                    names.stream().map(fork::node).flatMap(Optional::stream).toList();
            return new Estimate(nodes, placed);
        }
    }
}
