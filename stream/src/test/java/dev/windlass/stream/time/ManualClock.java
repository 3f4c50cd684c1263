package dev.windlass.stream.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is stepped. Callable from any thread. */
public final class ManualClock implements InstantSource {
    private final AtomicReference<Instant> now;

    public ManualClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Steps forward; returns the new time. */
    public Instant advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + step);
        }
        return now.updateAndGet(before -> before.plus(step));
    }

    /** Sets the time; for a test about clocks that jump it may go back. */
    public void set(Instant instant) {
        now.set(instant);
    }
}
