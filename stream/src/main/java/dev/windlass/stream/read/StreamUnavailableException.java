package dev.windlass.stream.read;

import org.jspecify.annotations.Nullable;

/** Kafka did not answer within the deadline, to a caller that cannot go on without an answer. */
public final class StreamUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StreamUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
