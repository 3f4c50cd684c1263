package dev.windlass.console.projection;

import java.time.Duration;
import java.util.Objects;

/**
 * What bounds the memory of a view, whatever happens in the cluster.
 *
 * @param decisions how many decisions are kept in all
 * @param points how many points each timeline keeps
 * @param pointSpacing how far apart the points of the cluster's own history are
 * @param retention how long what no longer exists is remembered
 */
public record ViewLimits(int decisions, int points, Duration pointSpacing, Duration retention) {
    /** Enough for a night: some ten thousand decisions, about 60 MB of timelines at 5,000 autoscalers. */
    public static final ViewLimits DEFAULT = new ViewLimits(10_000, 240, Duration.ofSeconds(5), Duration.ofHours(6));

    public ViewLimits {
        Objects.requireNonNull(pointSpacing, "pointSpacing");
        Objects.requireNonNull(retention, "retention");
        if (decisions < 1 || points < 4 || !pointSpacing.isPositive() || !retention.isPositive()) {
            throw new IllegalArgumentException("limits must be positive and leave room for 4 points: decisions "
                    + decisions + ", points " + points + ", spacing " + pointSpacing + ", retention " + retention);
        }
    }
}
