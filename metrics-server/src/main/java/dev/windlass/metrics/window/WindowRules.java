package dev.windlass.metrics.window;

import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import java.time.Duration;
import java.util.Objects;

/**
 * What differs between installations in the making of usages.
 *
 * @param resolution time between two scrapes of a node; a container younger than this gets its first usage from one scrape
 * @param completeness whether one container without a usage hides its pod
 * @param retention how long the last usage of a node is served when scrapes of it fail; zero forgets the node with the first
 *     failure, as the peer does
 */
public record WindowRules(Duration resolution, PodCompleteness completeness, Duration retention) {
    public WindowRules {
        Objects.requireNonNull(completeness, "completeness");
        if (!resolution.isPositive()) {
            throw new IllegalArgumentException("the resolution must be positive, was " + resolution);
        }
        if (retention.isNegative()) {
            throw new IllegalArgumentException("the retention cannot be negative, was " + retention);
        }
    }

    /**
     * How long a node is held that nobody scrapes any more, counted from its last good scrape. Every replica goes by it, whoever scrapes;
     * twice the resolution where there is no retention, which is the longest that a scrape under way takes.
     */
    Duration heldFor() {
        Duration periods = resolution.multipliedBy(2);
        return retention.compareTo(periods) < 0 ? periods : retention;
    }

    /** Our own rules: a container hides only itself and a missed scrape keeps the last usage for a while. */
    public static WindowRules standard(Duration resolution, Duration retention) {
        return new WindowRules(resolution, PodCompleteness.CONTAINER_ALONE, retention);
    }

    /** The peer's rules, which the shared vectors were made with. */
    public static WindowRules compatibility(Duration resolution) {
        return new WindowRules(resolution, PodCompleteness.WHOLE_POD, Duration.ZERO);
    }
}
