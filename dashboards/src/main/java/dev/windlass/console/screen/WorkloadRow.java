package dev.windlass.console.screen;

import dev.windlass.console.projection.Reading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One autoscaled workload.
 *
 * @param ready ready replicas, {@code null} when the workload itself is not known
 * @param state what is going on, for the badge
 * @param metrics the metrics as last seen
 * @param lastSentence the last decision, empty before the first
 * @param replicaTimes seconds since the epoch of {@code replicaValues}, for the small curve in the row
 */
public record WorkloadRow(
        String namespace,
        String name,
        String kind,
        String target,
        String link,
        int replicas,
        int desired,
        @Nullable Integer ready,
        int minReplicas,
        int maxReplicas,
        State state,
        List<Metric> metrics,
        String lastSentence,
        @Nullable Instant lastDecidedAt,
        List<Double> replicaTimes,
        List<@Nullable Double> replicaValues) {
    public WorkloadRow {
        metrics = List.copyOf(metrics);
    }

    /**
     * One metric as last seen.
     *
     * @param share of the target, 1 when it is met; {@code null} when the metric cannot be read
     */
    public record Metric(
            String type,
            String name,
            String current,
            String target,
            @Nullable Double share) {
        static Metric of(Reading reading) {
            double share = reading.currentNumber() / reading.targetNumber();
            return new Metric(
                    reading.type(),
                    reading.name(),
                    reading.current(),
                    reading.target(),
                    Double.isFinite(share) ? share : null);
        }
    }

    /** What is going on with the workload. */
    public enum State {
        /** Its metrics cannot be read. */
        BLIND,
        /** It wants more than its maximum. */
        AT_MAXIMUM,
        /** More replicas were decided than there are. */
        GROWING,
        /** Fewer replicas were decided than there are. */
        SHRINKING,
        /** As many as decided. */
        STEADY,
        /** The API server knows no such autoscaler. */
        UNKNOWN
    }
}
