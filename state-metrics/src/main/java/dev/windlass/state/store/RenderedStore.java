package dev.windlass.state.store;

import dev.windlass.kube.kind.ObjectKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rendered objects of one list and watch. One watch thread writes; any number of scrapes read without holding it
 * up: a scrape sees each object whole, in its old text or its new one.
 */
public final class RenderedStore {
    private final Map<ObjectKey, RenderedObject> objects = new ConcurrentHashMap<>();

    public void put(ObjectKey key, RenderedObject object) {
        objects.put(key, object);
    }

    public void remove(ObjectKey key) {
        objects.remove(key);
    }

    public int size() {
        return objects.size();
    }

    /** Starts taking in a fresh list. Until it is committed the objects of the old one stay, unless put again. */
    public Replacement replace() {
        return new Replacement();
    }

    RenderedObject[] snapshot() {
        return objects.values().toArray(RenderedObject[]::new);
    }

    /** A list being read, item by item, so that two whole lists are never held. A broken one is simply dropped. */
    public final class Replacement {
        private final Set<ObjectKey> listed = new HashSet<>();

        private Replacement() {}

        public void put(ObjectKey key, RenderedObject object) {
            listed.add(key);
            objects.put(key, object);
        }

        /** Objects that were not listed are gone. */
        public void commit() {
            objects.keySet().retainAll(listed);
        }
    }
}
