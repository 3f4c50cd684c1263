package dev.windlass.autoscaler.horizontal;

import dev.windlass.autoscaler.horizontal.object.MetricSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes every metric's proposal and keeps the largest. A broken metric blocks scaling down, not scaling up or staying. */
public final class Recommender {
    private Recommender() {}

    /**
     * The recommendation of an observation whose scale was read.
     *
     * @throws IllegalArgumentException when the observation does not hold one reading for each metric
     */
    public static Recommendation recommend(Observation observation, ScaleState scale) {
        return switch (PodSelection.of(observation, scale.selector())) {
            case PodSelection.Refused(Recommendation.Impossible why) -> why;
            case PodSelection.Selected(List<PodState> pods) -> largest(evaluate(observation, scale, pods), scale);
        };
    }

    private static List<MetricOutcome> evaluate(Observation observation, ScaleState scale, List<PodState> pods) {
        List<MetricSpec> metrics = observation.autoscaler().spec().metricList();
        List<MetricReading> readings = observation.readings();
        if (readings.size() != metrics.size()) {
            throw new IllegalArgumentException(
                    "an observation of " + metrics.size() + " metrics holds " + readings.size() + " readings");
        }
        MetricEvaluation evaluation = new MetricEvaluation(observation, scale, pods);
        List<MetricOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            outcomes.add(evaluation.evaluate(metrics.get(i), readings.get(i)));
        }
        return outcomes;
    }

    private static Recommendation largest(List<MetricOutcome> outcomes, ScaleState scale) {
        int replicas = 0;
        String name = "";
        int bad = 0;
        MetricOutcome.@Nullable Failed first = null;
        for (MetricOutcome outcome : outcomes) {
            switch (outcome) {
                case MetricOutcome.Proposed proposed -> {
                    // While the running result is 0, a later 0 takes the name.
                    if (replicas == 0 || proposed.replicas() > replicas) {
                        replicas = proposed.replicas();
                        name = proposed.name();
                    }
                }
                case MetricOutcome.Failed failed -> {
                    bad++;
                    first = first == null ? failed : first;
                }
            }
        }
        if (first == null) {
            return new Recommendation.Replicas(replicas, name, null, outcomes);
        }
        String error = "invalid metrics (" + bad + " invalid out of " + outcomes.size() + "), first error is: "
                + first.error();
        if (bad == outcomes.size() || replicas < scale.specReplicas()) {
            return new Recommendation.Impossible(
                    first.reason(),
                    "the HPA was unable to compute the replica count: " + first.message(),
                    error,
                    null,
                    outcomes);
        }
        return new Recommendation.Replicas(replicas, name, error, outcomes);
    }
}
