package dev.windlass.cluster.scaleup;

import java.time.Instant;
import java.util.Objects;

/**
 * A horizontal decision to have more replicas, as far as it matters to the nodes.
 *
 * @param traceParent W3C {@code traceparent} of the decision, empty when it has none
 */
public record Announcement(Target target, int from, int to, Instant decidedAt, String traceParent) {
    public Announcement {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(decidedAt, "decidedAt");
        Objects.requireNonNull(traceParent, "traceParent");
    }

    /**
     * The workload whose replicas were decided.
     *
     * @param kind such as {@code Deployment}
     */
    public record Target(String kind, String namespace, String name) {
        public Target {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(namespace, "namespace");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return kind + " " + namespace + "/" + name;
        }
    }

    /** Whether more replicas were decided than there were. */
    public boolean grows() {
        return to > from;
    }
}
