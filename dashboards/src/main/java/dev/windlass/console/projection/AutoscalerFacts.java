package dev.windlass.console.projection;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the API server says of a HorizontalPodAutoscaler. */
public record AutoscalerFacts(
        ObjectName name,
        WorkloadName target,
        int minReplicas,
        int maxReplicas,
        int currentReplicas,
        int desiredReplicas,
        List<Reading> readings,
        List<Condition> conditions) {
    public AutoscalerFacts {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        readings = List.copyOf(readings);
        conditions = List.copyOf(conditions);
    }

    /** One condition of the status. */
    public record Condition(String type, boolean holds, String reason, String message, Instant since) {
        public Condition {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(since, "since");
        }
    }

    /** The condition of this type, if the status has one. */
    public Optional<Condition> condition(String type) {
        return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
    }
}
