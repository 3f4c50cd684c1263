package dev.windlass.stream.topic;

import java.util.Objects;

/**
 * The names of the topics under one prefix.
 *
 * @param prefix put before every name; {@code windlass.} unless set otherwise
 */
public record Topics(String prefix) {
    /** The prefix of an installation that sets none. */
    public static final Topics DEFAULT = new Topics("windlass.");

    public Topics {
        Objects.requireNonNull(prefix, "prefix");
    }

    /** One protobuf record per node and scrape, keyed by node. */
    public String samples() {
        return prefix + "samples";
    }

    /** Horizontal decisions, CloudEvents in JSON, keyed by target. */
    public String horizontalDecisions() {
        return prefix + "decisions.horizontal";
    }

    /** Vertical decisions, CloudEvents in JSON, keyed by target. */
    public String verticalDecisions() {
        return prefix + "decisions.vertical";
    }

    /** Node-group decisions, CloudEvents in JSON, keyed by node group. */
    public String clusterDecisions() {
        return prefix + "decisions.cluster";
    }

    /** What became of a decision. */
    public String outcomes() {
        return prefix + "outcomes";
    }

    /** The scrape plan, compacted, keyed by node. */
    public String nodes() {
        return prefix + "nodes";
    }
}
