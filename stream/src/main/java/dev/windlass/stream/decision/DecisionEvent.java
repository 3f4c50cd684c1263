package dev.windlass.stream.decision;

import java.util.Objects;

/**
 * A decision as it stands on its topic: the CloudEvent around it.
 *
 * @param id the same for the same decision of the same source, so that a repeated record can be told from a repeated decision
 * @param source {@code /windlass/<service>}
 */
public record DecisionEvent(String id, String source, Decision decision) {
    public DecisionEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(decision, "decision");
    }
}
