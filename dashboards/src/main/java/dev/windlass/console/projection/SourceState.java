package dev.windlass.console.projection;

import java.time.Instant;
import java.util.Objects;

/**
 * Whether one source of events can be believed.
 *
 * @param name what is read, such as {@code pods} or {@code decisions.horizontal}
 * @param since when it came into this state
 * @param detail the last error, empty while live
 */
public record SourceState(String name, Origin origin, Connection connection, Instant since, String detail) {
    public SourceState {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(detail, "detail");
    }

    /** Where events come from. */
    public enum Origin {
        KAFKA,
        KUBERNETES
    }

    /** How far the source can be believed. */
    public enum Connection {
        /** Reading what is already there; the view has gaps. */
        CATCHING_UP,
        /** Following changes as they happen. */
        LIVE,
        /** Not reachable: what is shown was true when the source was lost. */
        LOST
    }
}
