package dev.windlass.console.projection;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What time alone changes: the cluster's own history gains a point, and what is long gone is forgotten. */
final class PassageOfTime {
    private PassageOfTime() {}

    static void passed(Change change) {
        List<ClusterPoint> points = change.history.points();
        if (!points.isEmpty() && change.at.isBefore(points.getLast().at().plus(change.limits.pointSpacing()))) {
            return;
        }
        if (!isCatchingUp(change)) {
            change.history = change.history.with(change.done().totals(change.at));
        }
        forget(change, change.at.minus(change.limits.retention()));
    }

    /** While objects are still being read, the totals are those of a part of the cluster: no point is better than a false one. */
    private static boolean isCatchingUp(Change change) {
        return change.sources.values().stream().anyMatch(s -> s.connection() == SourceState.Connection.CATCHING_UP);
    }

    private static void forget(Change change, Instant before) {
        for (Map.Entry<String, NodeReading> reading : change.readings.entrySet()) {
            if (!change.nodes.containsKey(reading.getKey())
                    && reading.getValue().scrapedAt().isBefore(before)) {
                change.readings = change.readings.minus(reading.getKey());
            }
        }
        for (AutoscalerView autoscaler : change.autoscalers.values()) {
            List<TimelinePoint> timeline = autoscaler.timeline().points();
            if (autoscaler.facts() == null
                    && (timeline.isEmpty() || timeline.getLast().at().isBefore(before))) {
                change.autoscalers = change.autoscalers.minus(autoscaler.name());
            }
        }
        for (Refusal refusal : change.refusals.values()) {
            if (!change.pods.containsKey(refusal.pod()) && refusal.at().isBefore(before)) {
                change.refusals = change.refusals.minus(refusal.pod());
            }
        }
    }
}
