package dev.windlass.console.projection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An autoscaled workload: what the API server says of its autoscaler, what was last decided, and how it went.
 *
 * @param facts {@code null} when the API server knows no such autoscaler (any more)
 * @param lastDecision {@code null} before the first
 */
public record AutoscalerView(
        ObjectName name,
        WorkloadName target,
        @Nullable AutoscalerFacts facts,
        @Nullable DecisionEntry lastDecision,
        History<TimelinePoint> timeline) {
    public AutoscalerView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(timeline, "timeline");
    }

    AutoscalerView withoutFacts() {
        return new AutoscalerView(name, target, null, lastDecision, timeline);
    }
}
