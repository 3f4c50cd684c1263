package dev.windlass.autoscaler.horizontal.object;

import dev.windlass.kube.quantity.Quantity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The target of a metric; which field counts is a matter of the metric's type, not of {@code type} alone.
 *
 * @param averageUtilization percent of the request
 */
public record MetricTarget(
        String type,
        @Nullable Quantity value,
        @Nullable Quantity averageValue,
        @Nullable Integer averageUtilization) {
    public MetricTarget {
        type = Objects.requireNonNullElse(type, "");
    }

    static final MetricTarget NONE = new MetricTarget("", null, null, null);
}
