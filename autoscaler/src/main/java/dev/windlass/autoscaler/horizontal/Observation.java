package dev.windlass.autoscaler.horizontal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything one evaluation reads. Evaluating the same observation again gives the same result, bit for bit.
 *
 * @param pods pods of the namespace; those the scale's selector does not match are of no consequence
 * @param rivals selectors of the other autoscalers of the namespace by their key, as they were at their own last evaluation
 * @param readings one for each metric of the spec in its order; empty when {@code decision.Needs} asks for none
 */
public record Observation(
        Autoscaler autoscaler,
        ScaleReading scale,
        List<PodState> pods,
        Map<String, String> rivals,
        List<MetricReading> readings,
        History history,
        HorizontalSettings settings,
        Instant now) {
    public Observation {
        Objects.requireNonNull(autoscaler, "autoscaler");
        Objects.requireNonNull(scale, "scale");
        pods = List.copyOf(pods);
        rivals = Map.copyOf(rivals);
        readings = List.copyOf(readings);
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(now, "now");
    }
}
