package dev.windlass.testbed.wait;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An awaited state that did not come; the message says what was last seen instead. */
public final class NotSeenError extends AssertionError {
    private static final long serialVersionUID = 1;

    NotSeenError(String what, Duration waited, @Nullable Object seen, @Nullable Throwable cause) {
        super("Not seen within %.1f s: %s. Last seen: %s".formatted(waited.toMillis() / 1000.0, what, seen), cause);
    }
}
