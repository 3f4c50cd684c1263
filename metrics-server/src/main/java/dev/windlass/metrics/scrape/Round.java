package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The scrapes that began within one resolution; tells how long it took until the slowest was done. Nobody waits on it. */
final class Round {
    private final Instant beganAt;
    private final Consumer<Duration> finished;
    private int open;
    private int begun;
    private boolean ended;
    private Instant lastDone = Instant.MIN;

    Round(Instant beganAt, Consumer<Duration> finished) {
        this.beganAt = beganAt;
        this.finished = finished;
    }

    synchronized void started() {
        open++;
        begun++;
    }

    synchronized void done(Instant at) {
        open--;
        lastDone = at.isAfter(lastDone) ? at : lastDone;
        tell();
    }

    /** No more scrapes begin in this round. */
    synchronized void end() {
        ended = true;
        tell();
    }

    private void tell() {
        if (ended && open == 0 && begun > 0) {
            finished.accept(Duration.between(beganAt, lastDone));
        }
    }
}
