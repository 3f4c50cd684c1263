package dev.windlass.metrics.flag;

/** What the arguments of the process come to. */
public sealed interface CommandLine {
    /** The service runs, as the flags say. */
    record Run(GivenFlags flags) implements CommandLine {}

    /** The version is asked for. */
    record Version() implements CommandLine {}

    /** The help page is asked for. */
    record Help() implements CommandLine {}

    /** @param line what is wrong with the first argument that is, and what to do about it */
    record Refused(String line) implements CommandLine {}
}
