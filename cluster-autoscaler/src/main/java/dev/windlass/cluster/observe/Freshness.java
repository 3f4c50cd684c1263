package dev.windlass.cluster.observe;

import java.util.Objects;

/** Whether what is known of the cluster can be acted on. */
public sealed interface Freshness {
    /** All watches are up to date. */
    enum Fresh implements Freshness {
        FRESH
    }

    /**
     * Some are not, or have not been read yet.
     *
     * @param why which, and since when
     */
    record Stale(String why) implements Freshness {
        public Stale {
            Objects.requireNonNull(why, "why");
        }
    }
}
