package dev.windlass.autoscaler.decision;

import java.util.Objects;

/** What came of writing the scale. */
public sealed interface ScaleWrite {
    /** The API server took it. */
    record Done() implements ScaleWrite {}

    /** The API server, or the way to it, refused. */
    record Refused(String error) implements ScaleWrite {
        public Refused {
            Objects.requireNonNull(error, "error");
        }
    }
}
