package dev.windlass.service.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * The truth about one loop: alive while its last tick finished less than {@code limit} ago. Before the first tick the time of
 * construction counts, so that a loop that never starts is found as well. Safe for any thread.
 */
public final class LoopHealth {
    private final String name;
    private final Duration limit;
    private final InstantSource time;
    private final AtomicReference<Instant> lastFinished;

    /**
     * @param name of the loop, as the health page shows it
     * @param limit how long a tick may stay away; several periods of the loop
     */
    public LoopHealth(String name, Duration limit, InstantSource time) {
        this.name = Objects.requireNonNull(name, "name");
        this.limit = Objects.requireNonNull(limit, "limit");
        this.time = Objects.requireNonNull(time, "time");
        this.lastFinished = new AtomicReference<>(time.instant());
    }

    /** To be called at the end of each tick, also of one whose parts failed. */
    public void finished() {
        lastFinished.set(time.instant());
    }

    /** Time since the last finished tick. */
    public Duration age() {
        return Duration.between(lastFinished.get(), time.instant());
    }

    /** Whether the last tick is recent enough. */
    public boolean alive() {
        return age().compareTo(limit) <= 0;
    }

    /** The loop's answer to a liveness check. */
    public HealthCheckResponse response() {
        return HealthCheckResponse.named(name)
                .status(alive())
                .withData("lastFinishedSecondsAgo", age().toSeconds())
                .withData("limitSeconds", limit.toSeconds())
                .build();
    }
}
