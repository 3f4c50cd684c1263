package dev.windlass.autoscaler.horizontal.object;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code status} of a HorizontalPodAutoscaler.
 *
 * @param observedGeneration {@code null} before the first complete evaluation
 * @param conditions in list order, which never changes: a new type is appended
 */
public record HorizontalStatus(
        int currentReplicas,
        int desiredReplicas,
        @Nullable Instant lastScaleTime,
        @Nullable Long observedGeneration,
        @Nullable List<MetricStatus> currentMetrics,
        @Nullable List<Condition> conditions) {
    /** The status of an object that no controller has looked at. */
    public static final HorizontalStatus NONE = new HorizontalStatus(0, 0, null, null, null, null);

    public HorizontalStatus {
        currentMetrics = currentMetrics == null || currentMetrics.isEmpty() ? null : List.copyOf(currentMetrics);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** The conditions, empty when there are none. */
    public List<Condition> conditionList() {
        return conditions == null ? List.of() : conditions;
    }

    /** The condition of a type. */
    public Optional<Condition> condition(String type) {
        return conditionList().stream().filter(c -> c.type().equals(type)).findFirst();
    }

    /** This status with one condition set; its transition time moves only when its status differs. */
    public HorizontalStatus with(String type, String status, String reason, String message, Instant now) {
        List<Condition> changed = new ArrayList<>(conditionList());
        for (int i = 0; i < changed.size(); i++) {
            Condition old = changed.get(i);
            if (old.type().equals(type)) {
                Instant since = old.status().equals(status) ? old.lastTransitionTime() : now;
                changed.set(i, new Condition(type, status, reason, message, since));
                return withConditions(changed);
            }
        }
        changed.add(new Condition(type, status, reason, message, now));
        return withConditions(changed);
    }

    /** This status with other conditions. */
    public HorizontalStatus withConditions(List<Condition> changed) {
        return new HorizontalStatus(
                currentReplicas, desiredReplicas, lastScaleTime, observedGeneration, currentMetrics, changed);
    }

    /** This status after an evaluation; {@code scaledAt} replaces the time of the last scale unless it is {@code null}. */
    public HorizontalStatus evaluated(
            int current, int desired, long generation, List<MetricStatus> metrics, @Nullable Instant scaledAt) {
        return new HorizontalStatus(
                current, desired, scaledAt == null ? lastScaleTime : scaledAt, generation, metrics, conditions);
    }
}
