package dev.windlass.cluster.provider;

import java.io.Serial;

/** The provider refused or could not be reached; the message says what was attempted, and on which group. */
public final class ProviderException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public ProviderException(String message) {
        super(message);
    }

    public ProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
