package dev.windlass.stream.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a topic is made when it does not exist.
 *
 * @param partitions enough to share the work of one installation among replicas
 * @param settings topic configuration by Kafka's names; what is not named is the broker's default, replication too
 */
public record TopicPlan(String name, int partitions, Map<String, String> settings) {
    /** A decision carries everything it was made from, which for a large cluster passes Kafka's megabyte. */
    private static final String MAX_RECORD_BYTES = String.valueOf(8 << 20);

    /** Of the topics keyed by node; the most replicas that can share the nodes. */
    private static final int NODE_PARTITIONS = 12;

    private static final String NEVER_IN_THE_FUTURE = String.valueOf(Long.MAX_VALUE);

    public TopicPlan {
        Objects.requireNonNull(name, "name");
        settings = Map.copyOf(settings);
        if (partitions <= 0) {
            throw new IllegalArgumentException("topic " + name + " needs at least one partition");
        }
    }

    /** Every topic that is written in this version. */
    public static List<TopicPlan> all(Topics topics) {
        return List.of(
                nodes(topics.nodes()),
                samples(topics.samples()),
                decisions(topics.horizontalDecisions()),
                decisions(topics.clusterDecisions()));
    }

    /**
     * What is asked of nodes, the last of each node; its partitions are what replicas share the nodes by. As many as {@code samples}
     * has, so that a replica's share of the one is its share of the other.
     */
    private static TopicPlan nodes(String name) {
        return new TopicPlan(
                name,
                NODE_PARTITIONS,
                Map.of(
                        "cleanup.policy",
                        "compact,delete",
                        "retention.ms",
                        millis(Duration.ofHours(6)),
                        "message.timestamp.after.max.ms",
                        NEVER_IN_THE_FUTURE));
    }

    private static TopicPlan samples(String name) {
        return new TopicPlan(
                name,
                NODE_PARTITIONS,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        millis(Duration.ofHours(6)),
                        "segment.ms",
                        millis(Duration.ofMinutes(30)),
                        "max.message.bytes",
                        MAX_RECORD_BYTES,
                        // A node or scraper whose clock runs ahead must not lose its records.
                        "message.timestamp.after.max.ms",
                        NEVER_IN_THE_FUTURE));
    }

    /** A full week of every decision, then the last of each target, for three weeks in all. */
    private static TopicPlan decisions(String name) {
        return new TopicPlan(
                name,
                6,
                Map.of(
                        "cleanup.policy",
                        "compact,delete",
                        "retention.ms",
                        millis(Duration.ofDays(21)),
                        "min.compaction.lag.ms",
                        millis(Duration.ofDays(7)),
                        "max.message.bytes",
                        MAX_RECORD_BYTES,
                        "message.timestamp.after.max.ms",
                        NEVER_IN_THE_FUTURE));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
