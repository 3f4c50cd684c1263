package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.MetricOutcome;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.Recommendation;
import dev.windlass.autoscaler.horizontal.Recommender;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.ScaleState;
import dev.windlass.autoscaler.horizontal.object.Condition;
import dev.windlass.autoscaler.horizontal.object.HorizontalSpec;
import dev.windlass.autoscaler.horizontal.object.HorizontalStatus;
import dev.windlass.autoscaler.horizontal.object.MetricStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of one autoscaler, in the order of the reference controller's reconcile. Everything it reads is in the
 * observation; what it would write is in the evaluation.
 */
public final class DecisionMaker {
    private static final String BELOW_MIN = "Current number of replicas below Spec.MinReplicas";
    private static final String ABOVE_MAX = "Current number of replicas above Spec.MaxReplicas";

    private final Observation observation;
    private final Autoscaler autoscaler;
    private final HorizontalSpec spec;
    private final Instant now;
    private final List<EventNote> events = new ArrayList<>();
    private HorizontalStatus status;
    private History history;

    private DecisionMaker(Observation observation) {
        this.observation = observation;
        this.autoscaler = observation.autoscaler();
        this.spec = autoscaler.spec();
        this.now = observation.now();
        this.status = autoscaler.status();
        this.history = observation.history();
    }

    /** Evaluates an observation. */
    public static Evaluation evaluate(Observation observation) {
        DecisionMaker maker = new DecisionMaker(observation);
        String fault = SpecFault.of(observation.autoscaler());
        if (!fault.isEmpty()) {
            return maker.invalid(fault);
        }
        return switch (observation.scale()) {
            case ScaleReading.BadReference(String message) ->
                maker.unreadable(message, "invalid API version in scale target reference: " + message);
            case ScaleReading.NoSuchKind(String message) ->
                maker.unreadable(message, "unable to determine resource for scale target reference: " + message);
            case ScaleReading.Unreadable(String message) ->
                maker.unreadable(
                        message,
                        "failed to query scale subresource for "
                                + observation.autoscaler().target() + ": " + message);
            case ScaleReading.Read(ScaleState scale) -> maker.decide(scale);
        };
    }

    /** Whether an evaluation of this scale will look at metrics. */
    static boolean looksAtMetrics(Autoscaler autoscaler, ScaleState scale) {
        return Course.of(autoscaler, scale) == Course.METRICS;
    }

    /** Which way an evaluation goes. */
    private enum Course {
        DISABLED,
        ABOVE_MAX,
        BELOW_MIN,
        METRICS;

        static Course of(Autoscaler autoscaler, ScaleState scale) {
            HorizontalSpec spec = autoscaler.spec();
            int current = scale.specReplicas();
            if (current == 0) {
                // At zero only the autoscaler that put the workload to sleep may wake it.
                boolean asleep = autoscaler
                        .status()
                        .condition(Condition.SCALED_TO_ZERO)
                        .filter(Condition::holds)
                        .isPresent();
                return asleep && (spec.min() != 0 || spec.canWakeFromZero()) ? METRICS : DISABLED;
            }
            if (current > spec.maxReplicas()) {
                return ABOVE_MAX;
            }
            return current < spec.min() ? BELOW_MIN : METRICS;
        }
    }

    private Evaluation invalid(String fault) {
        events.add(EventNote.warning("InvalidSpec", fault));
        status = status.with(Condition.SCALING_ACTIVE, "False", "InvalidSpec", fault, now);
        return settled(
                "invalid spec: " + fault,
                new Explanation(
                        null,
                        status.desiredReplicas(),
                        List.of(),
                        List.of(),
                        Sentence.unreadable(autoscaler, "its spec is not valid: " + fault)));
    }

    private Evaluation unreadable(String message, String error) {
        events.add(EventNote.warning("FailedGetScale", message));
        status = status.with(
                Condition.ABLE_TO_SCALE,
                "False",
                "FailedGetScale",
                "the HPA controller was unable to get the target's current scale: " + message,
                now);
        return settled(
                error,
                new Explanation(
                        null, status.desiredReplicas(), List.of(), List.of(), Sentence.unreadable(autoscaler, error)));
    }

    private Evaluation decide(ScaleState scale) {
        int current = scale.specReplicas();
        status = status.with(
                Condition.ABLE_TO_SCALE,
                "True",
                "SucceededGetScale",
                "the HPA controller was able to get the target's current scale",
                now);
        history = history.startingFrom(current, now);
        return switch (Course.of(autoscaler, scale)) {
            case DISABLED -> disabled(current);
            case ABOVE_MAX -> outOfBounds(current, spec.maxReplicas(), ABOVE_MAX);
            case BELOW_MIN -> outOfBounds(current, spec.min(), BELOW_MIN);
            case METRICS ->
                switch (Recommender.recommend(observation, scale)) {
                    case Recommendation.Impossible impossible -> impossible(current, impossible);
                    case Recommendation.Replicas replicas -> recommended(current, replicas);
                };
        };
    }

    private Evaluation disabled(int current) {
        status = status.with(
                Condition.SCALING_ACTIVE,
                "False",
                "ScalingDisabled",
                "scaling is disabled since the replica count of the target is zero",
                now);
        status = status.evaluated(current, current, autoscaler.generation(), List.of(), null);
        return settled(null, new Explanation(current, current, List.of(), List.of(), Sentence.disabled(autoscaler)));
    }

    private Evaluation outOfBounds(int current, int bound, String reason) {
        Limited limit = bound < current ? Limited.tooMany(current, bound) : Limited.tooFew(current, bound);
        Reasons reasons = new Reasons(List.of());
        reasons.applied(limit);
        return rescale(current, bound, reason, List.of(), null, reasons);
    }

    private Evaluation impossible(int current, Recommendation.Impossible impossible) {
        report(impossible.outcomes());
        Recommendation.SelectorFault fault = impossible.selectorFault();
        if (fault != null) {
            events.add(EventNote.warning(fault.reason(), fault.message()));
        }
        status = status.with(Condition.SCALING_ACTIVE, "False", impossible.reason(), impossible.message(), now);
        // The desired replicas stay what they were: nothing was decided.
        status = status.evaluated(
                current,
                autoscaler.status().desiredReplicas(),
                autoscaler.generation(),
                impossible.currentMetrics(),
                null);
        events.add(EventNote.warning("FailedComputeMetricsReplicas", impossible.error()));
        Reasons reasons = new Reasons(impossible.outcomes());
        return settled(
                "failed to compute desired number of replicas based on listed metrics for " + autoscaler.target() + ": "
                        + impossible.error(),
                new Explanation(
                        current,
                        current,
                        reasons.metrics(),
                        List.of(),
                        Sentence.impossible(autoscaler, current, reasons.metrics(), impossible.message())));
    }

    private void report(List<MetricOutcome> outcomes) {
        for (MetricOutcome outcome : outcomes) {
            if (outcome instanceof MetricOutcome.Failed failed) {
                events.add(EventNote.warning(failed.reason(), failed.message()));
            }
        }
    }

    private Evaluation recommended(int current, Recommendation.Replicas recommendation) {
        report(recommendation.outcomes());
        status = status.with(
                Condition.SCALING_ACTIVE,
                "True",
                "ValidMetricFound",
                "the HPA was able to successfully calculate a replica count from " + recommendation.metric(),
                now);
        int proposal = Math.max(0, recommendation.replicas());
        // The reason compares before any limit, so a change that only a limit makes has none.
        String reason = proposal > current
                ? recommendation.metric() + " above target"
                : proposal < current ? "All metrics below target" : "";
        Reasons reasons = new Reasons(recommendation.outcomes());
        Normalized normalized = normalize(current, proposal);
        history = normalized.history();
        reasons.applied(normalized.stabilized());
        reasons.applied(normalized.bounded());
        int desired = normalized.replicas();
        if (current == 0 && spec.min() != 0 && desired < spec.min()) {
            reasons.applied(Limited.tooFew(desired, spec.min()));
            desired = spec.min();
            reason = reason.isEmpty() ? BELOW_MIN : reason;
        }
        List<MetricStatus> metrics = recommendation.currentMetrics();
        if (desired != current) {
            return rescale(current, desired, reason, metrics, recommendation.partialError(), reasons);
        }
        status = status.evaluated(current, current, autoscaler.generation(), metrics, null);
        return settled(recommendation.partialError(), reasons.explain(autoscaler, current, desired));
    }

    private Normalized normalize(int current, int proposal) {
        Round round = new Round(current, spec.min(), spec.maxReplicas(), observation.settings(), now);
        Normalized normalized = spec.behavior() == null
                ? PlainLimits.apply(round, proposal, history)
                : BehaviorLimits.apply(round, spec.behavior(), proposal, history);
        Limited held = normalized.stabilized();
        Limited bounded = normalized.bounded();
        status = status.with(Condition.ABLE_TO_SCALE, "True", held.reason(), held.message(), now)
                .with(
                        Condition.SCALING_LIMITED,
                        bounded.changed() ? "True" : "False",
                        bounded.reason(),
                        bounded.message(),
                        now);
        return normalized;
    }

    private Evaluation rescale(
            int current,
            int desired,
            String reason,
            List<MetricStatus> metrics,
            @Nullable String partialError,
            Reasons reasons) {
        return new Evaluation.Rescale(
                observation,
                current,
                desired,
                reason,
                new Conclusion(status, events, history, partialError),
                metrics,
                reasons.explain(autoscaler, current, desired));
    }

    private Evaluation settled(@Nullable String error, Explanation explanation) {
        return new Evaluation.Settled(
                new Conclusion(status, events, history, error), Objects.requireNonNull(explanation));
    }
}
