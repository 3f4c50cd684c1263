package dev.windlass.console.projection;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An autoscaled workload at one moment.
 *
 * @param desired what was decided
 * @param readings the metrics the decision saw, in the order of the spec
 */
public record TimelinePoint(
        Instant at, int replicas, int desired, int minReplicas, int maxReplicas, List<Reading> readings)
        implements HistoryPoint<TimelinePoint> {
    public TimelinePoint {
        Objects.requireNonNull(at, "at");
        readings = List.copyOf(readings);
    }

    @Override
    public boolean sameValues(TimelinePoint other) {
        return !isStepFrom(other) && readings.equals(other.readings);
    }

    @Override
    public boolean isStepFrom(TimelinePoint previous) {
        return replicas != previous.replicas
                || desired != previous.desired
                || minReplicas != previous.minReplicas
                || maxReplicas != previous.maxReplicas;
    }
}
