package dev.windlass.metrics.flag;

/**
 * One row of the table.
 *
 * @param name without dashes in front
 * @param shorthand one letter; empty for none
 * @param standard what holds without it when the process is run by flags; empty for nothing
 */
public record Flag(String name, String shorthand, Kind kind, String standard, Group group, Effect effect) {
    public Flag {
        if (name.isEmpty() || name.startsWith("-") || shorthand.length() > 1) {
            throw new IllegalArgumentException("a flag has a name without dashes and a shorthand of one letter: %s, %s"
                    .formatted(name, shorthand));
        }
    }

    /** As it is written on a command line. */
    public String typed() {
        return "--" + name;
    }
}
