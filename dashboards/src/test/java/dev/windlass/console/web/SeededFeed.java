package dev.windlass.console.web;

import dev.windlass.console.feed.Feed;
import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.SourceState;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A feed that tells {@link Story} and then what a test brings. */
@Mock
@Singleton
public final class SeededFeed implements Feed {
    private volatile Consumer<Event> events = event -> {};

    @Override
    public void start(Consumer<Event> sink) {
        Story.until(Instant.now()).forEach(sink);
        events = sink;
    }

    void bring(Event event) {
        events.accept(event);
    }

    /** The story tells of its sources itself. */
    @Override
    public List<SourceState> sources() {
        return List.of();
    }

    @Override
    public void close() {}
}
