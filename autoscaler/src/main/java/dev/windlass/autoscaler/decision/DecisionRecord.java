package dev.windlass.autoscaler.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.object.HorizontalSpec;
import dev.windlass.stream.decision.AppliedLimit;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.decision.HorizontalDecision.Mode;
import dev.windlass.stream.decision.MetricProposal;
import dev.windlass.stream.decision.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From an evaluation to its record, and whether it is worth one. */
public final class DecisionRecord {
    private DecisionRecord() {}

    /** The record of an evaluation that was driven; {@code write} is {@code null} when nothing was to be written. */
    public static HorizontalDecision driven(
            Observation observation, Evaluation evaluation, @Nullable ScaleWrite write) {
        String sentence = evaluation.explanation().sentence();
        if (write instanceof ScaleWrite.Refused(String error)) {
            sentence = Sentence.refused(sentence, error);
        }
        return record(observation, evaluation, Mode.DRIVE, sentence, InputsCodec.write(observation, write));
    }

    /** The record of an evaluation that was only observed. */
    public static HorizontalDecision observed(Observation observation, Evaluation evaluation) {
        Explanation explanation = evaluation.explanation();
        String sentence = Sentence.observed(
                explanation.sentence(),
                explanation.desired(),
                difference(observation, evaluation).theirs());
        return record(observation, evaluation, Mode.OBSERVE, sentence, InputsCodec.write(observation, null));
    }

    /** What we would have and what the cluster's own controller last wanted. */
    public record Difference(int ours, int theirs) {}

    /** Where an observed evaluation and the stored status differ, if they do. */
    public static Difference difference(Observation observation, Evaluation evaluation) {
        return new Difference(
                evaluation.explanation().desired(),
                observation.autoscaler().status().desiredReplicas());
    }

    /** The history after a change of the scale that somebody else made. */
    public static History changedByOthers(HorizontalSpec spec, History history, int from, int to, Instant now) {
        return BehaviorLimits.changed(spec.behavior(), history, from, to, now);
    }

    private static HorizontalDecision record(
            Observation observation, Evaluation evaluation, Mode mode, String sentence, JsonNode inputs) {
        Autoscaler autoscaler = observation.autoscaler();
        Explanation explanation = evaluation.explanation();
        return new HorizontalDecision(
                new ObjectRef(
                        autoscaler.kind().apiVersion(),
                        autoscaler.kind().kind(),
                        autoscaler.namespace(),
                        autoscaler.name(),
                        autoscaler.uid()),
                new ObjectRef(
                        Objects.requireNonNullElse(
                                autoscaler.spec().scaleTargetRef().apiVersion(), ""),
                        autoscaler.spec().scaleTargetRef().kind(),
                        autoscaler.namespace(),
                        autoscaler.spec().scaleTargetRef().name(),
                        ""),
                observation.now(),
                mode,
                Objects.requireNonNullElse(explanation.current(), explanation.desired()),
                explanation.desired(),
                autoscaler.spec().min(),
                autoscaler.spec().maxReplicas(),
                explanation.metrics(),
                explanation.limits(),
                sentence,
                inputs);
    }

    /** What makes two evaluations of one autoscaler alike, so that the second needs no record of its own. */
    public record Gist(int desired, List<String> proposals, List<String> limits) {
        public Gist {
            proposals = List.copyOf(proposals);
            limits = List.copyOf(limits);
        }

        /** The gist of an explanation: values may differ from one evaluation to the next, what they ask for does not. */
        public static Gist of(Explanation explanation) {
            return new Gist(
                    explanation.desired(),
                    explanation.metrics().stream().map(Gist::text).toList(),
                    explanation.limits().stream().map(AppliedLimit::rule).toList());
        }

        private static String text(MetricProposal metric) {
            return metric.name() + " " + (metric.error() == null ? metric.replicas() : "failed");
        }
    }
}
