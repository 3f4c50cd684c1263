package dev.windlass.service.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** One moment by both clocks of a process. */
public record Moment(Instant steady, Instant wall) {
    public Moment {
        Objects.requireNonNull(steady, "steady");
        Objects.requireNonNull(wall, "wall");
    }

    /**
     * By the steady clock, when it was {@code at} by the wall clock. What lies ahead of this moment counts as this moment: it has
     * happened, so that a clock is wrong, and nothing may be waited for until that clock's time has come.
     */
    public Instant steadyAt(Instant at) {
        Duration age = Duration.between(at, wall);
        return age.isNegative() ? steady : steady.minus(age);
    }
}
