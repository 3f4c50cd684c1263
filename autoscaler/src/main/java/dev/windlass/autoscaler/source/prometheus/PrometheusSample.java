package dev.windlass.autoscaler.source.prometheus;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** One element of an instant vector, or a scalar without labels. */
public record PrometheusSample(Map<String, String> labels, Instant timestamp, double value) {
    public PrometheusSample {
        labels = Map.copyOf(labels);
        Objects.requireNonNull(timestamp, "timestamp");
    }

    /** The value cut to milli-units, as the peer does; what is not a number counts as 0. */
    public long milli() {
        return Double.isNaN(value) ? 0 : (long) (value * 1000);
    }
}
