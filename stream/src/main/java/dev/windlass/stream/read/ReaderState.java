package dev.windlass.stream.read;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a reader stands.
 *
 * @param link whether Kafka answers
 * @param caughtUp whether everything that stood on the topics when Kafka first answered has been handled; never false again
 * @param next the offset after the last handled record, by partition; what {@link Start#at} takes
 * @param handled records handed to the handler
 * @param unreadable how many of them could not be decoded
 * @param faults how often the handler threw
 * @param lag records on the topics that are not handled yet, as far as known
 * @param error what last went wrong, {@code null} when nothing did since Kafka last answered
 */
public record ReaderState(
        Link link,
        boolean caughtUp,
        Map<Partition, Long> next,
        long handled,
        long unreadable,
        long faults,
        long lag,
        @Nullable String error) {
    public ReaderState {
        Objects.requireNonNull(link, "link");
        next = Map.copyOf(next);
    }

    /** Whether Kafka answers. */
    public enum Link {
        /** The stream is switched off; there is nothing to read. */
        DISABLED,
        /** Kafka answers, and the topics exist. */
        CONNECTED,
        /** Kafka does not answer, or a topic does not exist yet; the reader goes on trying. */
        AWAY
    }

    /** Whether health should say <em>degraded</em>. */
    public boolean degraded() {
        return link == Link.AWAY;
    }

    /** What last went wrong. */
    public Optional<String> lastError() {
        return Optional.ofNullable(error);
    }
}
