package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether scrapes come to an end. Each has a deadline of its own, so that when some are under way and none ends for longer than
 * that, something is stuck that a loop which only starts them does not notice. Safe for use by any thread.
 */
final class Progress {
    private int underWay;
    private Instant movedAt = Instant.MIN;

    synchronized void began(Instant now) {
        if (underWay == 0) {
            movedAt = now;
        }
        underWay++;
    }

    synchronized void ended(Instant now) {
        underWay--;
        movedAt = now;
    }

    /** For how long no scrape has ended although some were under way; zero when none is. */
    synchronized Duration standstill(Instant now) {
        return underWay == 0 || now.isBefore(movedAt) ? Duration.ZERO : Duration.between(movedAt, now);
    }
}
