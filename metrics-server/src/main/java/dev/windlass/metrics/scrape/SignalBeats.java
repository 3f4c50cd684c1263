package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When the signals of each node are due: a steady beat, on which the first scrape that comes at or after it acts. Nodes begin
 * spread out, since an answer with all signals is a hundred times as large as one with usage. Safe for use by any thread.
 */
final class SignalBeats {
    private static final Duration SPREAD_PER_NODE = Duration.ofMillis(12);
    private static final int MOST_PUT_OFFS = 4;

    private final Duration resolution;
    private final Map<String, Beat> beats = new ConcurrentHashMap<>();
    private volatile int nodes = 1;

    /** @param putOffs how often in a row the node's reading waited for a better moment */
    private record Beat(Instant due, int putOffs) {}

    SignalBeats(Duration resolution) {
        this.resolution = resolution;
    }

    /** Whether the node's signals are due. */
    boolean isDue(String node, Instant now) {
        return !beats.computeIfAbsent(node, name -> new Beat(now.plus(offset(name)), 0))
                .due()
                .isAfter(now);
    }

    /** The signals are being read: the next time begins. */
    void take(String node, Instant now) {
        beats.computeIfPresent(node, (_, beat) -> {
            long passed = Duration.between(beat.due(), now).dividedBy(resolution);
            return new Beat(beat.due().plus(resolution.multipliedBy(passed + 1)), 0);
        });
    }

    /** Whether a reading may still wait for a scrape that leaves more time; takes note that it does. */
    boolean putOff(String node) {
        Beat put = beats.computeIfPresent(node, (_, beat) -> new Beat(beat.due(), beat.putOffs() + 1));
        return put != null && put.putOffs() <= MOST_PUT_OFFS;
    }

    private Duration offset(String node) {
        Duration needed = SPREAD_PER_NODE.multipliedBy(nodes);
        long nanos = (needed.compareTo(resolution) < 0 ? needed : resolution).toNanos();
        // As ScrapeSettings does it, with another factor: who is scraped first need not tell its signals first.
        long mixed = (node.hashCode() * 0xC2B2AE3D27D4EB4FL) >>> 1;
        return Duration.ofNanos(mixed % nanos);
    }

    void keepOnly(Set<String> ours) {
        nodes = Math.max(1, ours.size());
        beats.keySet().retainAll(ours);
    }
}
