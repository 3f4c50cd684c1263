package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs a tick whenever something may be due, until it is closed. */
public final class ScrapeLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ScrapeLoop.class);
    /** Nodes that are due within this time are started together. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    /** A scrape that ends meanwhile may be due again before what was known at the tick. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    /** A tick waits for nothing. */
    private static final Duration LONGEST_TICK = Duration.ofSeconds(5);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private ScrapeLoop(Tick tick, InstantSource time, Runnable finished) {
        this.thread = Thread.ofPlatform().name("scrape-loop").unstarted(() -> run(tick, time, finished));
    }

    /** @param finished told after each tick that returned, which is what liveness means */
    public static ScrapeLoop start(Tick tick, InstantSource time, Runnable finished) {
        ScrapeLoop loop = new ScrapeLoop(tick, time, finished);
        loop.thread.start();
        return loop;
    }

    private void run(Tick tick, InstantSource time, Runnable finished) {
        Duration pause = Duration.ZERO;
        while (!closed(pause)) {
            pause = LONGEST_PAUSE;
            try {
                Instant next = tick.run();
                finished.run();
                pause = pauseUntil(next, time.instant());
            } catch (RuntimeException e) {
                // The loop goes on; liveness tells when no tick succeeds any more.
                LOG.error("a tick failed by a fault of our own", e);
            }
        }
    }

    private static Duration pauseUntil(Instant next, Instant now) {
        Duration pause = Duration.between(now, next);
        if (pause.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private boolean closed(Duration pause) {
        try {
            return closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns when no tick runs any more, so that what a tick needs may be closed after it. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(LONGEST_TICK)) {
                LOG.warn("a tick is still under way after " + LONGEST_TICK.toSeconds() + " s; going on without it");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
