package dev.windlass.service.time;

import java.time.InstantSource;
import java.util.Objects;

/**
 * The two clocks of a process, which are never compared with each other.
 *
 * @param steady goes on evenly; for what is planned and for how old something is
 * @param wall the machine's, which may be set at any time; for what others read
 */
public record Clocks(InstantSource steady, InstantSource wall) {
    public Clocks {
        Objects.requireNonNull(steady, "steady");
        Objects.requireNonNull(wall, "wall");
    }

    /** The machine's clocks. */
    public static Clocks system() {
        return new Clocks(SteadyTime.begin(), InstantSource.system());
    }

    public Moment now() {
        return new Moment(steady.instant(), wall.instant());
    }
}
