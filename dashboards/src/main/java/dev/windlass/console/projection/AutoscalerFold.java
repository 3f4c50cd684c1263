package dev.windlass.console.projection;

import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.decision.ObjectRef;
import java.util.List;

/** What the autoscaler's status and its decisions change: the last decision and the timeline of each workload. */
final class AutoscalerFold {
    private AutoscalerFold() {}

    static void seen(Change change, AutoscalerFacts facts) {
        AutoscalerView known = change.autoscalers.get(facts.name());
        History<TimelinePoint> timeline = known == null ? History.empty(change.limits.points()) : known.timeline();
        TimelinePoint now = new TimelinePoint(
                change.at,
                facts.currentReplicas(),
                facts.desiredReplicas(),
                facts.minReplicas(),
                facts.maxReplicas(),
                facts.readings());
        change.autoscalers = change.autoscalers.plus(
                facts.name(),
                new AutoscalerView(
                        facts.name(),
                        facts.target(),
                        facts,
                        known == null ? null : known.lastDecision(),
                        timeline.with(now)));
    }

    /** What was decided stays readable for a while, see {@link PassageOfTime}. */
    static void gone(Change change, ObjectName name) {
        AutoscalerView known = change.autoscalers.get(name);
        if (known != null) {
            change.autoscalers = change.autoscalers.plus(name, known.withoutFacts());
        }
    }

    static void decided(Change change, DecisionEntry entry, HorizontalDecision decision) {
        DecisionLog log = change.decisions.with(entry);
        if (log == change.decisions) {
            return;
        }
        change.decisions = log;
        ObjectName name = name(decision.autoscaler());
        AutoscalerView known = change.autoscalers.get(name);
        WorkloadName target = new WorkloadName(decision.target().kind(), name(decision.target()));
        change.autoscalers = change.autoscalers.plus(
                name,
                known == null
                        ? new AutoscalerView(
                                name,
                                target,
                                null,
                                entry,
                                History.<TimelinePoint>empty(change.limits.points())
                                        .with(point(decision)))
                        : new AutoscalerView(
                                name,
                                known.facts() == null ? target : known.target(),
                                known.facts(),
                                later(known, entry),
                                known.timeline().with(point(decision))));
    }

    private static DecisionEntry later(AutoscalerView known, DecisionEntry entry) {
        DecisionEntry last = known.lastDecision();
        return last != null && last.at().isAfter(entry.at()) ? last : entry;
    }

    private static TimelinePoint point(HorizontalDecision decision) {
        List<Reading> readings = decision.metrics().stream()
                .map(m -> Reading.of(m.type(), m.name(), m.current(), m.target()))
                .toList();
        return new TimelinePoint(
                decision.decidedAt(),
                decision.currentReplicas(),
                decision.desiredReplicas(),
                decision.minReplicas(),
                decision.maxReplicas(),
                readings);
    }

    private static ObjectName name(ObjectRef ref) {
        return new ObjectName(ref.namespace(), ref.name());
    }
}
