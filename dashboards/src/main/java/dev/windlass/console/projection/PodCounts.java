package dev.windlass.console.projection;

/**
 * How many pods are in which state.
 *
 * @param waiting pods without a node
 * @param starting pods with a node that do not run yet
 */
public record PodCounts(int waiting, int starting, int running, int succeeded, int failed) {
    static final PodCounts NONE = new PodCounts(0, 0, 0, 0, 0);

    /** All of them. */
    public int total() {
        return waiting + starting + running + succeeded + failed;
    }

    PodCounts plus(PodFacts pod) {
        return changed(pod, 1);
    }

    PodCounts minus(PodFacts pod) {
        return changed(pod, -1);
    }

    private PodCounts changed(PodFacts pod, int by) {
        return switch (pod.phase()) {
            case PENDING ->
                pod.waitsForNode()
                        ? new PodCounts(waiting + by, starting, running, succeeded, failed)
                        : new PodCounts(waiting, starting + by, running, succeeded, failed);
            case RUNNING, UNKNOWN -> new PodCounts(waiting, starting, running + by, succeeded, failed);
            case SUCCEEDED -> new PodCounts(waiting, starting, running, succeeded + by, failed);
            case FAILED -> new PodCounts(waiting, starting, running, succeeded, failed + by);
        };
    }
}
