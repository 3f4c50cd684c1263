package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.object.HorizontalStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an evaluation ends.
 *
 * @param status to be stored when it differs from the stored one
 * @param events in the order in which they happened
 * @param history for the next evaluation
 * @param error what the evaluation reports, {@code null} when all went well
 */
public record Conclusion(
        HorizontalStatus status,
        List<EventNote> events,
        History history,
        @Nullable String error) {
    public Conclusion {
        Objects.requireNonNull(status, "status");
        events = List.copyOf(events);
        Objects.requireNonNull(history, "history");
    }
}
