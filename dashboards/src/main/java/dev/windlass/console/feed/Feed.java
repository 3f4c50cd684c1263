package dev.windlass.console.feed;

import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.SourceState;
import java.util.List;
import java.util.function.Consumer;

/**
 * A source of events. It brings what there is already and then what changes, and goes on by itself when what it reads cannot be
 * reached for a while.
 */
public interface Feed extends AutoCloseable {
    /** Starts to bring events, on threads of its own; returns at once. Called once. */
    void start(Consumer<Event> events);

    /** How what it reads can be believed now. */
    List<SourceState> sources();

    /** Brings no more events once it has returned. */
    @Override
    void close();
}
