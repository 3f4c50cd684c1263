package dev.windlass.stream.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Asks for samples of a node at a finer resolution for a while; the newest request of a node replaces the one before.
 *
 * @param resolution time between two samples that is asked for
 * @param until when the request ends by itself
 * @param askedBy who asks and why, for a person to read
 */
public record NodeRequest(String node, Duration resolution, Instant until, String askedBy) {
    public NodeRequest {
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(askedBy, "askedBy");
        if (node.isEmpty()) {
            throw new IllegalArgumentException("a request names its node");
        }
        if (!resolution.isPositive()) {
            throw new IllegalArgumentException("the resolution asked for must be positive, was " + resolution);
        }
    }
}
