package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.scheduling.Verdict.Code;
import dev.windlass.cluster.scheduling.Verdict.Fit;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Resources;
import java.util.ArrayList;
import java.util.List;

/**
 * Room for one more pod and for all it asks for. A request of zero never fails, even on an overcommitted node. All shortages
 * are listed together.
 */
final class NodeResourcesFit implements Filter {
    @Override
    public Verdict filter(Pod pod, NodeState node) {
        Shortages shortages = new Shortages();
        if (node.pods().size() + 1 > node.node().maxPods()) {
            shortages.tooManyPods();
        }
        Resources wanted = pod.spec().requests();
        if (!wanted.asksForNothing()) {
            Resources allocatable = node.node().allocatable();
            Resources held = node.requested();
            shortages.check(Resources.CPU, wanted.milliCpu(), allocatable.milliCpu(), held.milliCpu());
            shortages.check(Resources.MEMORY, wanted.memoryBytes(), allocatable.memoryBytes(), held.memoryBytes());
            shortages.check(
                    Resources.EPHEMERAL_STORAGE,
                    wanted.ephemeralStorageBytes(),
                    allocatable.ephemeralStorageBytes(),
                    held.ephemeralStorageBytes());
            wanted.scalars()
                    .forEach((name, amount) ->
                            shortages.check(name, amount, allocatable.scalar(name), held.scalar(name)));
        }
        return shortages.verdict();
    }

    /** What is missing on one node. The lists are made only when something is, as most checks pass. */
    private static final class Shortages {
        private List<String> reasons = List.of();
        private Code code = Code.UNSCHEDULABLE;

        void tooManyPods() {
            add("Too many pods");
        }

        void check(String name, long wanted, long allocatable, long held) {
            if (wanted <= 0 || wanted <= allocatable - held) {
                return;
            }
            add("Insufficient " + name);
            if (wanted > allocatable) {
                code = Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
            }
        }

        Verdict verdict() {
            return reasons.isEmpty() ? Fit.FIT : new Refusal("NodeResourcesFit", code, reasons);
        }

        private void add(String reason) {
            if (reasons.isEmpty()) {
                reasons = new ArrayList<>();
            }
            reasons.add(reason);
        }
    }
}
