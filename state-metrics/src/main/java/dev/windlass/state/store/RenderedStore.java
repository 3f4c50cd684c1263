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
    private volatile boolean listed;

    /** Whether a whole list has been read. Until then the store shows nothing: half a cluster looks like a failed one. */
    public boolean listed() {
        return listed;
    }

    public void put(ObjectKey key, RenderedObject object) {
        objects.put(key, object);
    }

    public void remove(ObjectKey key) {
        objects.remove(key);
    }

    /** Objects that a scrape sees. */
    public int size() {
        return listed ? objects.size() : 0;
    }

    /**
     * Starts taking in a fresh list. Objects of the old one stay until it is committed, each replaced when its turn
     * comes: holding two lists would double the memory at the worst moment. One that breaks off is simply dropped.
     */
    public Replacement replace() {
        return new Replacement();
    }

    RenderedObject[] snapshot() {
        return listed ? objects.values().toArray(RenderedObject[]::new) : new RenderedObject[0];
    }

    /** A list being read, item by item. */
    public final class Replacement {
        private final Set<ObjectKey> seen = new HashSet<>();

        private Replacement() {}

        public void put(ObjectKey key, RenderedObject object) {
            seen.add(key);
            objects.put(key, object);
        }

        /** Objects that were not listed are gone. */
        public void commit() {
            objects.keySet().retainAll(seen);
            listed = true;
        }
    }
}
