package dev.windlass.autoscaler.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Keys by the time they are due. A key waits at most once, with the earliest of its times, and is not handed out again before
 * {@link #done}. Callable from any thread.
 */
final class DueQueue<K> {
    private final PriorityQueue<Entry<K>> entries = new PriorityQueue<>(Comparator.comparing(Entry::due));
    private final Map<K, Instant> waiting = new HashMap<>();
    private final Set<K> working = new HashSet<>();
    /** Keys that became due while they were being worked on. */
    private final Map<K, Instant> deferred = new HashMap<>();

    private record Entry<K>(K key, Instant due) {}

    /** Makes a key due at a time, unless it is due earlier. */
    synchronized void add(K key, Instant due) {
        Instant before = waiting.get(key);
        if (before == null || due.isBefore(before)) {
            waiting.put(key, due);
            entries.add(new Entry<>(key, due));
            notifyAll();
        }
    }

    /** A key that is due, which counts as being worked on from now; empty when none is. */
    synchronized Optional<K> poll(Instant now) {
        while (true) {
            Entry<K> first = entries.peek();
            if (first == null || first.due().isAfter(now)) {
                return Optional.empty();
            }
            entries.poll();
            // An entry that was overtaken by an earlier one, or taken back, has no meaning any more.
            if (!first.due().equals(waiting.get(first.key()))) {
                continue;
            }
            waiting.remove(first.key());
            if (working.contains(first.key())) {
                deferred.put(first.key(), first.due());
                continue;
            }
            working.add(first.key());
            return Optional.of(first.key());
        }
    }

    /** The work on a key has ended; what was asked for meanwhile becomes due now. */
    synchronized void done(K key) {
        working.remove(key);
        Instant due = deferred.remove(key);
        if (due != null) {
            add(key, due);
        }
    }

    /** Takes a key back. */
    synchronized void remove(K key) {
        waiting.remove(key);
        deferred.remove(key);
    }

    /** Waits until something may be due, at most for {@code longest}. */
    synchronized void await(Instant now, Duration longest) throws InterruptedException {
        Entry<K> first = entries.peek();
        Duration pause = first == null ? longest : Duration.between(now, first.due());
        long millis = Math.min(longest.toMillis(), Math.max(1, pause.toMillis()));
        if (first == null || first.due().isAfter(now)) {
            wait(millis);
        }
    }

    /** Keys waiting. */
    synchronized int size() {
        return waiting.size();
    }
}
