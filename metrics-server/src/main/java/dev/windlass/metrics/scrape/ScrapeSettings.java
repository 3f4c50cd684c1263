package dev.windlass.metrics.scrape;

import java.time.Duration;

/**
 * How often and how many at once.
 *
 * @param resolution time between two scrapes of a node
 * @param spread stretch of time at the beginning of a period over which the nodes are spread; shorter than the period
 * @param maxConcurrent kubelets that are asked at the same time and have not yet been waited for longer than half a second; more
 *     wait their turn
 */
public record ScrapeSettings(Duration resolution, Duration spread, int maxConcurrent) {
    private static final Duration LONGEST_SPREAD = Duration.ofSeconds(4);
    private static final Duration SPREAD_PER_NODE = Duration.ofMillis(8);

    public ScrapeSettings {
        if (!resolution.isPositive() || spread.isNegative() || spread.compareTo(resolution) >= 0) {
            throw new IllegalArgumentException(
                    "the spread must lie within the resolution: spread " + spread + ", resolution " + resolution);
        }
        if (maxConcurrent < 1) {
            throw new IllegalArgumentException("max-concurrent-scrapes must be at least 1, was " + maxConcurrent);
        }
    }

    /** Spreads as far as is useful: a quarter of the period, at most 4 s. */
    public static ScrapeSettings of(Duration resolution, int maxConcurrent) {
        Duration quarter = resolution.dividedBy(4);
        return new ScrapeSettings(
                resolution, quarter.compareTo(LONGEST_SPREAD) < 0 ? quarter : LONGEST_SPREAD, maxConcurrent);
    }

    /**
     * When within a period a node is scraped. The same place in each period, so that a node's windows are even; no more than 8 ms per
     * node in all, so that a small cluster does not wait.
     */
    Duration offset(String node, int nodes) {
        Duration needed = SPREAD_PER_NODE.multipliedBy(nodes);
        long nanos = (needed.compareTo(spread) < 0 ? needed : spread).toNanos();
        // The hash of similar names differs in its low bits only; the multiplication carries them up.
        long mixed = (node.hashCode() * 0x9E3779B97F4A7C15L) >>> 1;
        return Duration.ofNanos(nanos == 0 ? 0 : mixed % nanos);
    }
}
