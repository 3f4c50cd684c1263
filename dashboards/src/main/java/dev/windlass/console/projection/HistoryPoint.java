package dev.windlass.console.projection;

import java.time.Instant;

/** A moment of a {@link History}. */
public interface HistoryPoint<P extends HistoryPoint<P>> {
    Instant at();

    /** Whether only the time differs: a stretch of such points is kept as its two ends. */
    boolean sameValues(P other);

    /** Whether this point is an event after {@code previous} that thinning must not lose. */
    boolean isStepFrom(P previous);
}
