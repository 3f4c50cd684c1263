package dev.windlass.metrics.flag;

/** What comes of a flag. */
public sealed interface Effect {
    /** In words, for the help page and the log. */
    String text();

    /** It sets one of our settings, by full name. */
    record Setting(String setting, String text) implements Effect {}

    /** It sets how much is logged, which the framework has a level for and not a number. */
    record Verbosity(String text) implements Effect {}

    /** The process answers and ends. */
    record Help(String text) implements Effect {}

    /** The process answers and ends. */
    record Version(String text) implements Effect {}

    /** It is accepted and changes nothing; the text says why. */
    record None(String text) implements Effect {}
}
