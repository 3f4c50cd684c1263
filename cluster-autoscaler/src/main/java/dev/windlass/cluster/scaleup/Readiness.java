package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.snapshot.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** How many nodes of a group, or of the cluster, are in which state. */
public record Readiness(int ready, int notStarted, int unready, int beingDeleted) {
    public static final Readiness NONE = new Readiness(0, 0, 0, 0);

    /** Taint of a node that is about to be removed. */
    public static final String TO_BE_DELETED = "ToBeDeletedByClusterAutoscaler";

    /** What one node counts as. */
    public enum State {
        READY,
        /** Young and not ready yet. */
        NOT_STARTED,
        UNREADY,
        BEING_DELETED
    }

    /**
     * @param maxStartup how long after its creation a node may take to become ready
     */
    public static State of(Node node, Instant now, Duration maxStartup) {
        if (node.hasTaint(TO_BE_DELETED)) {
            return State.BEING_DELETED;
        }
        if (node.ready()) {
            return State.READY;
        }
        return now.isBefore(node.createdAt().plus(maxStartup)) ? State.NOT_STARTED : State.UNREADY;
    }

    public static Readiness of(Collection<Node> nodes, Instant now, Duration maxStartup) {
        Readiness counts = NONE;
        for (Node node : nodes) {
            counts = counts.plus(of(node, now, maxStartup));
        }
        return counts;
    }

    /** All nodes the API server knows. */
    public int registered() {
        return ready + notStarted + unready + beingDeleted;
    }

    /** Nodes that were ordered and cannot take pods yet. */
    public int upcoming(int targetSize) {
        return Math.max(0, targetSize - ready - unready - beingDeleted);
    }

    private Readiness plus(State state) {
        return switch (state) {
            case READY -> new Readiness(ready + 1, notStarted, unready, beingDeleted);
            case NOT_STARTED -> new Readiness(ready, notStarted + 1, unready, beingDeleted);
            case UNREADY -> new Readiness(ready, notStarted, unready + 1, beingDeleted);
            case BEING_DELETED -> new Readiness(ready, notStarted, unready, beingDeleted + 1);
        };
    }
}
