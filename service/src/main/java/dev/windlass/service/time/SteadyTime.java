package dev.windlass.service.time;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time that goes on evenly, however the machine's wall clock is set meanwhile: the wall clock of the start and what has passed since. For
 * periods, deadlines and ages; not for times that others read. Safe for any thread.
 */
public final class SteadyTime implements InstantSource {
    private final Instant start;
    private final LongSupplier nanos;
    private final long origin;

    /** @param nanos a count of nanoseconds that never goes back */
    SteadyTime(Instant start, LongSupplier nanos) {
        this.start = start;
        this.nanos = nanos;
        this.origin = nanos.getAsLong();
    }

    /** Begins now. */
    public static SteadyTime begin() {
        return new SteadyTime(Instant.now(), System::nanoTime);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - origin);
    }
}
