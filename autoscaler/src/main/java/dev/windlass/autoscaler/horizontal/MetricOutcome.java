package dev.windlass.autoscaler.horizontal;

import dev.windlass.autoscaler.horizontal.object.MetricSpec;
import dev.windlass.autoscaler.horizontal.object.MetricStatus;
import java.util.Objects;

/** What became of one metric. */
public sealed interface MetricOutcome {
    /** The metric as the spec has it. */
    MetricSpec metric();

    /** Its entry in {@code status.currentMetrics}. */
    MetricStatus status();

    /**
     * The metric asks for a number of replicas.
     *
     * @param name what messages call the metric
     */
    record Proposed(MetricSpec metric, String name, Proposal proposal, MetricStatus status) implements MetricOutcome {
        public Proposed {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(proposal, "proposal");
            Objects.requireNonNull(status, "status");
        }

        /** Replicas asked for. */
        public int replicas() {
            return proposal.replicas();
        }
    }

    /**
     * The metric could not be computed.
     *
     * @param reason of the event and of the condition
     * @param message what the event says
     * @param error the message with what was being attempted in front
     */
    record Failed(MetricSpec metric, String reason, String message, String error) implements MetricOutcome {
        public Failed {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(error, "error");
        }

        @Override
        public MetricStatus status() {
            return MetricStatus.FAILED;
        }
    }
}
