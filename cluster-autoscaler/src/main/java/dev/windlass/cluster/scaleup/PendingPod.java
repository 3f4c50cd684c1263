package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.snapshot.Pod;
import java.util.Objects;

/** A pod that needs a place, and how we know of it. */
public record PendingPod(Pod pod, Cause cause) {
    public PendingPod {
        Objects.requireNonNull(pod, "pod");
        Objects.requireNonNull(cause, "cause");
    }

    /** How the need became known. */
    public sealed interface Cause {
        /** The scheduler found no node for it. */
        enum Refused implements Cause {
            REFUSED
        }

        /** Its node is being drained, so that it will need another. */
        record Displaced(String node) implements Cause {}

        /** A horizontal decision asks for it; it does not exist yet, or the scheduler has not looked at it. */
        record Announced(Announcement announcement) implements Cause {}
    }

    public boolean isAnnounced() {
        return cause instanceof Cause.Announced;
    }
}
