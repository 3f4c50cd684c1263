package dev.windlass.autoscaler.horizontal.object;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Name and optional selector of a custom or external metric. */
public record MetricIdentifier(String name, @Nullable MetricSelector selector) {
    public MetricIdentifier {
        name = Objects.requireNonNullElse(name, "");
    }
}
