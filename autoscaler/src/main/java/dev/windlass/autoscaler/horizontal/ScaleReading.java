package dev.windlass.autoscaler.horizontal;

import java.util.Objects;

/** What came of reading the target's scale. */
public sealed interface ScaleReading {
    /** The scale. */
    record Read(ScaleState state) implements ScaleReading {
        public Read {
            Objects.requireNonNull(state, "state");
        }
    }

    /** The target's apiVersion does not parse. */
    record BadReference(String message) implements ScaleReading {
        public BadReference {
            Objects.requireNonNull(message, "message");
        }
    }

    /** The API server knows no such kind. */
    record NoSuchKind(String message) implements ScaleReading {
        public NoSuchKind {
            Objects.requireNonNull(message, "message");
        }
    }

    /** The request failed. */
    record Unreadable(String message) implements ScaleReading {
        public Unreadable {
            Objects.requireNonNull(message, "message");
        }
    }
}
