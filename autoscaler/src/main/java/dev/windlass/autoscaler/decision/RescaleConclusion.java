package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.decision.Evaluation.Rescale;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.object.Condition;
import dev.windlass.autoscaler.horizontal.object.HorizontalStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How an evaluation ends that wanted to change the scale. */
final class RescaleConclusion {
    private RescaleConclusion() {}

    static Conclusion written(Rescale rescale) {
        Autoscaler autoscaler = rescale.observation().autoscaler();
        Instant now = rescale.observation().now();
        int replicas = rescale.replicas();
        HorizontalStatus status = rescale.draft()
                .status()
                .with(
                        Condition.ABLE_TO_SCALE,
                        "True",
                        "SucceededRescale",
                        "the HPA controller was able to update the target scale to " + replicas,
                        now);
        boolean toZero = rescale.current() > 0
                && replicas == 0
                && autoscaler.spec().min() == 0
                && autoscaler.spec().canWakeFromZero();
        status = toZero
                ? status.with(
                        Condition.SCALED_TO_ZERO,
                        "True",
                        "ScaledToZero",
                        "the HPA controller scaled the workload to zero",
                        now)
                : status.with(
                        Condition.SCALED_TO_ZERO,
                        "False",
                        "NotScaledToZero",
                        "the HPA controller did not scale the workload to zero",
                        now);
        History history = BehaviorLimits.changed(
                autoscaler.spec().behavior(), rescale.draft().history(), rescale.current(), replicas, now);
        return new Conclusion(
                status.evaluated(rescale.current(), replicas, autoscaler.generation(), rescale.currentMetrics(), now),
                events(rescale, EventNote.normal("SuccessfulRescale", rescaleText(rescale))),
                history,
                rescale.draft().error());
    }

    static Conclusion refused(Rescale rescale, String error) {
        Autoscaler autoscaler = rescale.observation().autoscaler();
        HorizontalStatus status = rescale.draft()
                .status()
                .with(
                        Condition.ABLE_TO_SCALE,
                        "False",
                        "FailedUpdateScale",
                        "the HPA controller was unable to update the target scale: " + error,
                        rescale.observation().now())
                .evaluated(
                        rescale.current(),
                        autoscaler.status().desiredReplicas(),
                        autoscaler.generation(),
                        rescale.currentMetrics(),
                        null);
        return new Conclusion(
                status,
                events(rescale, EventNote.warning("FailedRescale", rescaleText(rescale) + "; error: " + error)),
                rescale.draft().history(),
                "failed to rescale " + autoscaler.target() + ": " + error);
    }

    private static String rescaleText(Rescale rescale) {
        return "New size: " + rescale.replicas() + "; reason: " + rescale.reason();
    }

    private static List<EventNote> events(Rescale rescale, EventNote last) {
        List<EventNote> events = new ArrayList<>(rescale.draft().events());
        events.add(last);
        return events;
    }
}
