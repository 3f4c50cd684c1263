package dev.windlass.stream.read;

import java.time.Duration;

/**
 * A reader at work on its own thread, from {@link TopicSource#follow} until it is closed. It outlives Kafka being away and goes
 * on after the last record it handled.
 */
public interface TopicReader extends AutoCloseable {
    ReaderState state();

    /**
     * Whether everything that stood on the topics when Kafka first answered has been handled. Stays false while Kafka has not
     * been reached; once true it stays so.
     */
    default boolean caughtUp() {
        return state().caughtUp();
    }

    /** Waits for {@link #caughtUp}; false when {@code deadline} passed first. */
    boolean awaitCaughtUp(Duration deadline) throws InterruptedException;

    /** Stops the reader; when it returns, the handler is not called any more. Not to be called from the handler. */
    @Override
    void close();
}
