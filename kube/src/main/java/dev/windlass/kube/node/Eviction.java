package dev.windlass.kube.node;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outcome of asking a pod to leave. */
public sealed interface Eviction {
    /** The pod will end. */
    record Accepted() implements Eviction {}

    /** There is no such pod (any more). */
    record Absent() implements Eviction {}

    /** A disruption budget does not allow it now. */
    record Refused(String message, @Nullable Duration after) implements Eviction {
        /** How long the server suggests to wait. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(after);
        }
    }
}
