package dev.windlass.autoscaler.horizontal.object;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One {@code matchExpressions} entry of a label selector, not yet checked. */
public record SelectorTerm(String key, String operator, List<String> values) {
    public SelectorTerm {
        key = Objects.requireNonNullElse(key, "");
        operator = Objects.requireNonNullElse(operator, "");
        values = copy(values);
    }

    private static List<String> copy(@Nullable List<String> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
