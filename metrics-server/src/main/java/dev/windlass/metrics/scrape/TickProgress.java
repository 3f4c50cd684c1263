package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Counts the nodes of one tick down and tells how long the slowest took; nobody waits on it. */
final class TickProgress {
    private final AtomicInteger open;
    private final Consumer<Duration> finished;
    private final Instant startedAt;

    TickProgress(int nodes, Consumer<Duration> finished, Instant startedAt) {
        this.open = new AtomicInteger(nodes);
        this.finished = finished;
        this.startedAt = startedAt;
        if (nodes == 0) {
            finished.accept(Duration.ZERO);
        }
    }

    void done(Instant at) {
        if (open.decrementAndGet() == 0) {
            finished.accept(Duration.between(startedAt, at));
        }
    }
}
