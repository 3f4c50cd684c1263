package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.object.MetricStatus;
import java.util.List;
import java.util.Objects;

/** The result of an evaluation: settled, or a change of the scale that has yet to be written. */
public sealed interface Evaluation {
    /** Why it ended as it did. */
    Explanation explanation();

    /** Nothing is to be written to the scale. */
    record Settled(Conclusion conclusion, Explanation explanation) implements Evaluation {
        public Settled {
            Objects.requireNonNull(conclusion, "conclusion");
            Objects.requireNonNull(explanation, "explanation");
        }
    }

    /**
     * The scale is to be set to {@code replicas}; how the evaluation ends depends on what comes of it.
     *
     * @param observation what was evaluated
     * @param reason of the change as the event gives it; may be empty
     * @param draft what is known before the write
     * @param currentMetrics status of the metrics of this round
     */
    record Rescale(
            Observation observation,
            int current,
            int replicas,
            String reason,
            Conclusion draft,
            List<MetricStatus> currentMetrics,
            Explanation explanation)
            implements Evaluation {
        public Rescale {
            Objects.requireNonNull(observation, "observation");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(draft, "draft");
            currentMetrics = List.copyOf(currentMetrics);
            Objects.requireNonNull(explanation, "explanation");
        }

        /** The end of the evaluation after the write. */
        public Conclusion after(ScaleWrite write) {
            return switch (write) {
                case ScaleWrite.Done _ -> RescaleConclusion.written(this);
                case ScaleWrite.Refused(String error) -> RescaleConclusion.refused(this, error);
            };
        }
    }
}
