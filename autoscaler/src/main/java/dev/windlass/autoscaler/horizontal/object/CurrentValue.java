package dev.windlass.autoscaler.horizontal.object;

import dev.windlass.kube.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** The value of a metric as {@code status.currentMetrics} reports it. */
public record CurrentValue(
        @Nullable Quantity value,
        @Nullable Quantity averageValue,
        @Nullable Integer averageUtilization) {
    /** An average per pod. */
    public static CurrentValue average(Quantity value) {
        return new CurrentValue(null, value, null);
    }

    /** One value for the whole workload. */
    public static CurrentValue single(Quantity value) {
        return new CurrentValue(value, null, null);
    }

    /** Percent of the request, with the average usage per pod. */
    public static CurrentValue utilization(int percent, Quantity average) {
        return new CurrentValue(null, average, percent);
    }
}
