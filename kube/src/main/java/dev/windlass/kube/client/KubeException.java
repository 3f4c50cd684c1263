package dev.windlass.kube.client;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API server answered with a failure. Not reaching it at all is a plain {@link IOException}. */
public final class KubeException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final String serverMessage;
    private final @Nullable Duration retryAfter;

    /**
     * @param attempted what was asked, such as {@code PUT /api/v1/nodes/a}
     * @param reason the Status reason, such as {@code NotFound}; empty when the answer was no Status
     */
    public KubeException(
            String attempted, int code, String reason, String serverMessage, @Nullable Duration retryAfter) {
        super("%s: %d %s: %s".formatted(attempted, code, reason, serverMessage));
        this.code = code;
        this.reason = reason;
        this.serverMessage = serverMessage;
        this.retryAfter = retryAfter;
    }

    /** The HTTP status. */
    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** The message alone, as the server wrote it. */
    public String serverMessage() {
        return serverMessage;
    }

    /** How long the server asks to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public boolean isNotFound() {
        return code == 404;
    }

    public boolean isConflict() {
        return code == 409 && !reason.equals("AlreadyExists");
    }

    public boolean isAlreadyExists() {
        return code == 409 && reason.equals("AlreadyExists");
    }

    /** The resource version asked for is too old: list again. */
    public boolean isGone() {
        return code == 410;
    }

    /** Eviction refused by a disruption budget, or the server is overloaded. */
    public boolean isTooManyRequests() {
        return code == 429;
    }
}
