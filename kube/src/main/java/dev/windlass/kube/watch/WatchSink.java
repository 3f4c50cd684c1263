package dev.windlass.kube.watch;

import dev.windlass.kube.kind.ObjectKey;

/**
 * Receives the objects of a watch. All calls come from one thread.
 *
 * <p>A list is {@link #begin}, any number of {@link #item}, {@link #end}. When a list breaks off, {@code end} is never
 * called and the next {@code begin} makes what was collected void: nothing half may become visible.
 */
public interface WatchSink<T> {
    void begin();

    void item(ObjectKey key, T value);

    /** The list is whole: what was not among the items no longer exists. */
    void end(String resourceVersion);

    /** Added or modified. */
    void upsert(ObjectKey key, T value);

    void delete(ObjectKey key);
}
