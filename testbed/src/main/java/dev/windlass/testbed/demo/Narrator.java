package dev.windlass.testbed.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Prints the story: one line per event, with the seconds since the start and who speaks. Safe for any thread. */
final class Narrator {
    private final PrintStream out;
    private final InstantSource clock;
    private final Instant start;

    Narrator(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Something happened that the reader should know of, with its reason. */
    synchronized void says(String who, String what) {
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "[%6.1fs] %-19s %s%n", seconds, who, what);
        out.flush();
    }

    /** A line that stands for itself, such as an address to look at. */
    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }
}
