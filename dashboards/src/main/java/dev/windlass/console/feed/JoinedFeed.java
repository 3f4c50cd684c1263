package dev.windlass.console.feed;

import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.SourceState;
import java.util.List;
import java.util.function.Consumer;

/** Several feeds as one. */
public final class JoinedFeed implements Feed {
    private final List<Feed> feeds;

    public JoinedFeed(List<? extends Feed> feeds) {
        this.feeds = List.copyOf(feeds);
    }

    @Override
    public void start(Consumer<Event> events) {
        feeds.forEach(feed -> feed.start(events));
    }

    @Override
    public List<SourceState> sources() {
        return feeds.stream().flatMap(feed -> feed.sources().stream()).toList();
    }

    @Override
    public void close() {
        feeds.forEach(Feed::close);
    }
}
