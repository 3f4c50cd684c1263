package dev.windlass.kube.watch;

import dev.windlass.kube.kind.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A read model of the objects of a watch: written by the watch's thread, read by any.
 *
 * <p>A new list replaces everything at once; a reader sees the old state or the new one. Between lists single objects
 * change under the reader, as they do in the cluster.
 */
public final class Mirror<T> implements WatchSink<T> {
    private volatile Objects<T> objects = new Objects<>();
    private volatile long version;
    private final List<Consumer<Change<T>>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Objects<T> incoming;

    /** Namespace → name → value; nothing is ever left as an empty namespace that readers would trip over. */
    private static final class Objects<T> {
        private final Map<String, Map<String, T>> byNamespace = new ConcurrentHashMap<>();

        @Nullable
        T get(ObjectKey key) {
            Map<String, T> names = byNamespace.get(key.namespace());
            return names == null ? null : names.get(key.name());
        }

        @Nullable
        T put(ObjectKey key, T value) {
            return byNamespace
                    .computeIfAbsent(key.namespace(), _ -> new ConcurrentHashMap<>())
                    .put(key.name(), value);
        }

        @Nullable
        T remove(ObjectKey key) {
            Map<String, T> names = byNamespace.get(key.namespace());
            @Nullable T before = names == null ? null : names.remove(key.name());
            if (names != null && names.isEmpty()) {
                byNamespace.remove(key.namespace());
            }
            return before;
        }
    }

    public Optional<T> get(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** All values, as a new list. */
    public List<T> values() {
        Objects<T> seen = objects;
        List<T> all = new ArrayList<>();
        seen.byNamespace.values().forEach(names -> all.addAll(names.values()));
        return all;
    }

    /** Calls the action for every object, without copying. */
    public void forEach(java.util.function.BiConsumer<ObjectKey, T> action) {
        objects.byNamespace.forEach((namespace, names) ->
                names.forEach((name, value) -> action.accept(new ObjectKey(namespace, name), value)));
    }

    /** The values of one namespace, as a new list. */
    public List<T> byNamespace(String namespace) {
        Map<String, T> names = objects.byNamespace.get(namespace);
        return names == null ? List.of() : new ArrayList<>(names.values());
    }

    public Collection<String> namespaces() {
        return List.copyOf(objects.byNamespace.keySet());
    }

    public int size() {
        int size = 0;
        for (Map<String, T> names : objects.byNamespace.values()) {
            size += names.size();
        }
        return size;
    }

    /** Grows with every change; equal versions mean equal contents. */
    public long version() {
        return version;
    }

    /**
     * Calls the listener for every later change, on the watch's thread: it should be quick. A new list is told as its
     * differences from the old one.
     */
    public void onChange(Consumer<Change<T>> listener) {
        listeners.add(listener);
    }

    @Override
    public void begin() {
        incoming = new Objects<>();
    }

    @Override
    public void item(ObjectKey key, T value) {
        collected().put(key, value);
    }

    @Override
    public void end(String resourceVersion) {
        Objects<T> before = objects;
        Objects<T> now = collected();
        incoming = null;
        objects = now;
        bump();
        if (!listeners.isEmpty()) {
            tellDifferences(before, now);
        }
    }

    private Objects<T> collected() {
        Objects<T> collected = incoming;
        if (collected == null) {
            throw new IllegalStateException("an item outside of a list: begin() comes first");
        }
        return collected;
    }

    private void tellDifferences(Objects<T> before, Objects<T> now) {
        before.byNamespace.forEach((namespace, names) -> names.forEach((name, value) -> {
            ObjectKey key = new ObjectKey(namespace, name);
            if (now.get(key) == null) {
                tell(new Change.Removed<>(key, value));
            }
        }));
        now.byNamespace.forEach((namespace, names) -> names.forEach((name, value) -> {
            ObjectKey key = new ObjectKey(namespace, name);
            tellUpsert(key, before.get(key), value);
        }));
    }

    private void tellUpsert(ObjectKey key, @Nullable T before, T value) {
        if (before == null) {
            tell(new Change.Added<>(key, value));
        } else if (!before.equals(value)) {
            tell(new Change.Updated<>(key, before, value));
        }
    }

    @Override
    public void upsert(ObjectKey key, T value) {
        @Nullable T before = objects.put(key, value);
        bump();
        tellUpsert(key, before, value);
    }

    @Override
    public void delete(ObjectKey key) {
        @Nullable T before = objects.remove(key);
        if (before != null) {
            bump();
            tell(new Change.Removed<>(key, before));
        }
    }

    private void tell(Change<T> change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the watch's thread writes
    private void bump() {
        version++;
    }
}
