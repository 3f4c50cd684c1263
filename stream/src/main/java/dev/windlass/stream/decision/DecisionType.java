package dev.windlass.stream.decision;

import java.util.Arrays;
import java.util.Optional;

/** The event types this version writes and reads; a type that is not here is an unreadable record. */
enum DecisionType {
    HORIZONTAL_V1("horizontal", HorizontalDecision.class),
    CLUSTER_V1("cluster", ClusterDecision.class);

    private final String name;
    private final Class<? extends Decision> decisionClass;

    DecisionType(String name, Class<? extends Decision> decisionClass) {
        this.name = name;
        this.decisionClass = decisionClass;
    }

    static DecisionType of(Decision decision) {
        return switch (decision) {
            case HorizontalDecision _ -> HORIZONTAL_V1;
            case ClusterDecision _ -> CLUSTER_V1;
        };
    }

    static Optional<DecisionType> named(String eventType) {
        return Arrays.stream(values())
                .filter(type -> type.eventType().equals(eventType))
                .findFirst();
    }

    String eventType() {
        return "dev.windlass.decision." + name + ".v1";
    }

    /** The {@code $id} of the schema file. CloudEvents wants an absolute URI, and a name that is no address goes stale never. */
    String schema() {
        return "urn:windlass:schema:decision." + name + ":v1";
    }

    Class<? extends Decision> decisionClass() {
        return decisionClass;
    }
}
