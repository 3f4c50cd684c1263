package dev.windlass.console.feed;

import dev.windlass.console.projection.Event;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.watch.WatchSink;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Objects of a watch as events. Items of a list are told as they come, for each is true by itself; what is gone is told when the
 * list is whole.
 */
final class EventSink<T> implements WatchSink<T> {
    private final Consumer<Event> events;
    private final Function<T, Event> seen;
    private final Function<ObjectKey, Event> gone;
    private final Set<ObjectKey> known = new HashSet<>();
    private Set<ObjectKey> listed = new HashSet<>();

    EventSink(Consumer<Event> events, Function<T, Event> seen, Function<ObjectKey, Event> gone) {
        this.events = events;
        this.seen = seen;
        this.gone = gone;
    }

    @Override
    public void begin() {
        listed = new HashSet<>();
    }

    @Override
    public void item(ObjectKey key, T value) {
        listed.add(key);
        upsert(key, value);
    }

    @Override
    public void end(String resourceVersion) {
        for (ObjectKey key : Set.copyOf(known)) {
            if (!listed.contains(key)) {
                delete(key);
            }
        }
        listed = new HashSet<>();
    }

    @Override
    public void upsert(ObjectKey key, T value) {
        known.add(key);
        events.accept(seen.apply(value));
    }

    @Override
    public void delete(ObjectKey key) {
        if (known.remove(key)) {
            events.accept(gone.apply(key));
        }
    }
}
