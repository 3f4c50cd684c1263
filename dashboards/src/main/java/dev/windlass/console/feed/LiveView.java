package dev.windlass.console.feed;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.Projection;
import dev.windlass.console.projection.ViewLimits;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The current view. Any thread may bring events: folding one takes microseconds and happens on the caller's thread, so that a
 * reader of a topic goes no faster than the view can follow. Readers never wait.
 */
public final class LiveView implements Consumer<Event>, Supplier<ClusterView> {
    private volatile ClusterView current;

    public LiveView(ViewLimits limits) {
        current = ClusterView.empty(limits);
    }

    @Override
    public synchronized void accept(Event event) {
        current = Projection.fold(current, event);
    }

    @Override
    public ClusterView get() {
        return current;
    }
}
