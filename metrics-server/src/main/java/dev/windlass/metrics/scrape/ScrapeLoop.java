package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs a tick each period, the first at once, until it is closed. */
public final class ScrapeLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ScrapeLoop.class);

    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("scrape-loop").factory());

    /** @param finished told after each tick that returned, which is what liveness means */
    public static ScrapeLoop start(Tick tick, Duration resolution, Runnable finished) {
        ScrapeLoop loop = new ScrapeLoop();
        loop.schedule.scheduleAtFixedRate(
                () -> loop.tick(tick, finished), 0, resolution.toNanos(), TimeUnit.NANOSECONDS);
        return loop;
    }

    private void tick(Tick tick, Runnable finished) {
        try {
            tick.run();
            finished.run();
        } catch (RuntimeException e) {
            // A schedule ends with the first exception; liveness tells when none succeeds any more.
            LOG.error("a tick failed by a fault of our own", e);
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
