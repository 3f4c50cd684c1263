package dev.windlass.autoscaler.horizontal;

import dev.windlass.autoscaler.horizontal.object.MetricStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the metrics of an autoscaler, taken together, ask for. */
public sealed interface Recommendation {
    /** Each metric's outcome in the order of the spec; empty when no metric was looked at. */
    List<MetricOutcome> outcomes();

    /** The entries of {@code status.currentMetrics}. */
    default List<MetricStatus> currentMetrics() {
        return outcomes().stream().map(MetricOutcome::status).toList();
    }

    /**
     * The largest proposal.
     *
     * @param metric what messages call the metric that made it
     * @param partialError that some other metrics failed, {@code null} when none did
     */
    record Replicas(int replicas, String metric, @Nullable String partialError, List<MetricOutcome> outcomes)
            implements Recommendation {
        public Replicas {
            Objects.requireNonNull(metric, "metric");
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * No proposal can be trusted: nothing may be scaled.
     *
     * @param reason of the ScalingActive condition
     * @param message of the ScalingActive condition
     * @param error what the reconcile reports
     * @param selectorFault the event about the selector, {@code null} when it is the metrics that failed
     */
    record Impossible(
            String reason,
            String message,
            String error,
            @Nullable SelectorFault selectorFault,
            List<MetricOutcome> outcomes)
            implements Recommendation {
        public Impossible {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(error, "error");
            outcomes = List.copyOf(outcomes);
        }
    }

    /** The event that a bad selector raises. */
    record SelectorFault(String reason, String message) {
        public SelectorFault {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
        }
    }
}
