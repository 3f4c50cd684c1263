package dev.windlass.stream.publish;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an outbox stands.
 *
 * @param link whether Kafka answers
 * @param oldestAge how long the oldest unwritten record has waited; zero when none does
 * @param topics counts by topic, for every topic ever published to
 * @param error what last went wrong, {@code null} when nothing did since records were last written
 */
public record OutboxState(
        Link link,
        Duration oldestAge,
        Map<String, TopicCounts> topics,
        @Nullable String error) {
    public OutboxState {
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(oldestAge, "oldestAge");
        topics = Map.copyOf(topics);
    }

    /** Whether Kafka answers. */
    public enum Link {
        /** The stream is switched off; there is nothing to be connected to. */
        DISABLED,
        /** Kafka answers and takes what it is given. */
        CONNECTED,
        /** Kafka does not answer, or does not take records; they wait. */
        AWAY
    }

    /**
     * Counts of one topic since the outbox was started.
     *
     * @param waiting taken and not yet written, in flight or not
     * @param written acknowledged by Kafka
     * @param dropped given up because the outbox was full or closed
     * @param rejected given up because Kafka will never take it, such as a record over the size limit
     */
    public record TopicCounts(int waiting, long written, long dropped, long rejected) {}

    /** Whether health should say <em>degraded</em>. */
    public boolean degraded() {
        return link == Link.AWAY;
    }

    /** Records taken and not yet written. */
    public int depth() {
        return topics.values().stream().mapToInt(TopicCounts::waiting).sum();
    }

    /** Records given up, for whatever reason. */
    public long lost() {
        return topics.values().stream()
                .mapToLong(counts -> counts.dropped() + counts.rejected())
                .sum();
    }

    /** What last went wrong. */
    public Optional<String> lastError() {
        return Optional.ofNullable(error);
    }
}
