package dev.windlass.metrics.signal;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often the containers of one node were seen to start anew. A container that is gone is remembered for a while: one that
 * crashes again and again is not running when the kubelet is asked between two attempts. Immutable.
 *
 * <p>A kubelet tells start times and no identity, so a pod that is replaced by one of the same name, as those of a StatefulSet are,
 * counts as restarted.
 */
public final class RestartCounts {
    public static final RestartCounts NONE = new RestartCounts(new TreeMap<>());

    /** A kubelet waits for up to five minutes before it starts a crashed container again. */
    private static final long REMEMBERED_MILLIS = Duration.ofMinutes(15).toMillis();

    /** In 2001, before there were containers: KWOK tells how long one runs where others tell when it began. */
    private static final long EARLIEST_START_NANOS = 1_000_000_000_000_000_000L;

    private final TreeMap<Entity, Life> lives;

    /** @param seenAtMillis when the kubelet last told of the container, by our clock */
    private record Life(long startedAtNanos, int restarts, long seenAtMillis) {
        Life goingOn(long started, long nowMillis) {
            return started > startedAtNanos
                    ? new Life(started, restarts + 1, nowMillis)
                    : new Life(startedAtNanos, restarts, nowMillis);
        }
    }

    private RestartCounts(TreeMap<Entity, Life> lives) {
        this.lives = lives;
    }

    /**
     * The counts after another answer of the node.
     *
     * @param startedAtNanos the containers of the answer with their start, nanoseconds since the epoch
     */
    public RestartCounts after(Map<Entity, Long> startedAtNanos, long nowMillis) {
        TreeMap<Entity, Life> next = new TreeMap<>();
        lives.forEach((container, life) -> {
            if (life.seenAtMillis() + REMEMBERED_MILLIS > nowMillis) {
                next.put(container, life);
            }
        });
        startedAtNanos.forEach((container, started) -> {
            if (started < EARLIEST_START_NANOS) {
                return;
            }
            Life before = lives.get(container);
            next.put(container, before == null ? new Life(started, 0, nowMillis) : before.goingOn(started, nowMillis));
        });
        return new RestartCounts(next);
    }

    /** The counts as signals, of the containers that are there or may come back. */
    public NodeSignals signals() {
        SignalsBuilder builder = new SignalsBuilder();
        lives.forEach(
                (container, life) -> builder.put(container, Signal.RESTARTS, life.restarts(), life.seenAtMillis()));
        return builder.build();
    }
}
