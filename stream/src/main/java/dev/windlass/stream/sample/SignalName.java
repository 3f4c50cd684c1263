package dev.windlass.stream.sample;

import java.util.Objects;

/**
 * What a signal is called and how it is to be read.
 *
 * @param name such as {@code memory.oom_events}
 * @param unit as UCUM writes it, such as {@code By}
 */
public record SignalName(String name, String unit, Course course) {
    public SignalName {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(course, "course");
    }

    /** How values follow one another. */
    public enum Course {
        /** They grow from zero, and begin anew with their entity. */
        CUMULATIVE,
        /** Each says how it is at its moment. */
        MOMENTARY
    }
}
