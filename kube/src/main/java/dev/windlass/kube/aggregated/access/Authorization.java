package dev.windlass.kube.aggregated.access;

/** The outcome of an authorization. */
public sealed interface Authorization {
    record Allowed() implements Authorization {}

    /** @param reason what the authorizer says of it; may be empty */
    record Denied(String reason) implements Authorization {}

    /** It could not be decided: 500. */
    record Undecided(String cause) implements Authorization {}
}
