package dev.windlass.console.screen;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Something that fails now, in the words of whoever must act on it.
 *
 * @param id stable while the problem lasts, so that a page can tell an old one from a new one
 * @param title what fails, with how many
 * @param detail why, in the words of the component that knows
 * @param since when it began
 * @param examples a few of the objects it is about
 * @param link the screen that shows them all, as a fragment of the page's address
 */
public record Problem(
        String id,
        Severity severity,
        String title,
        String detail,
        Instant since,
        int count,
        List<String> examples,
        String link) {
    static final int EXAMPLES = 3;

    public Problem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(since, "since");
        examples = List.copyOf(examples);
        Objects.requireNonNull(link, "link");
    }

    /** How soon someone should look. */
    public enum Severity {
        /** Work is not being done now. */
        CRITICAL,
        /** Work is done, with less room or less knowledge than there should be. */
        WARNING
    }
}
