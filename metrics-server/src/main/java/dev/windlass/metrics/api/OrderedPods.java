package dev.windlass.metrics.api;

import java.util.Collection;
import java.util.Comparator;

/**
 * Running pods in the order of namespace and name, each with the place it had in its node's window when last looked for: guesses, which
 * any thread may read and correct at any time.
 */
final class OrderedPods {
    private static final Comparator<RunningPod> ORDER =
            Comparator.comparing(RunningPod::namespace).thenComparing(RunningPod::name);

    private final RunningPod[] pods;
    private final int[] places;

    private OrderedPods(RunningPod[] pods) {
        this.pods = pods;
        this.places = new int[pods.length];
    }

    static OrderedPods of(Collection<RunningPod> pods) {
        return new OrderedPods(pods.stream().sorted(ORDER).toArray(RunningPod[]::new));
    }

    int size() {
        return pods.length;
    }

    RunningPod get(int index) {
        return pods[index];
    }

    int guess(int index) {
        return places[index];
    }

    void found(int index, int place) {
        places[index] = place;
    }
}
