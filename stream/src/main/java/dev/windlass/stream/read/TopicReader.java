package dev.windlass.stream.read;

import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;

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

    /**
     * Passes over some partitions from now on, for a reader that knows what they will hold; replaces the choice given before. What they
     * hold already is read all the same. A partition that is named no longer is read from about that moment on. A source may go on
     * reading all the same: it saves work and promises nothing.
     *
     * @param choice of the partitions that there are, those to pass over; asked again and again, on the reader's thread
     */
    default void passOver(UnaryOperator<Set<Partition>> choice) {}

    /** Stops the reader; when it returns, the handler is not called any more. Not to be called from the handler. */
    @Override
    void close();
}
