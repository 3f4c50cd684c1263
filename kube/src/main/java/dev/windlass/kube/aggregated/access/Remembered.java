package dev.windlass.kube.aggregated.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers answers for a while; bounded, so that made-up questions can not fill the memory. Thread-safe. */
final class Remembered<K, V> {
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<K, Kept<V>> entries = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
            return size() > MOST;
        }
    };

    private record Kept<V>(V value, Instant since, Duration life) {}

    Remembered(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Optional<V> get(K key) {
        @Nullable Kept<V> entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        Duration age = Duration.between(entry.since(), clock.instant());
        // From the future: the clock was set back, and the answer would be believed until its time has come again.
        if (age.isNegative() || age.compareTo(entry.life()) > 0) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    /** @param life zero for not at all */
    synchronized void put(K key, V value, Duration life) {
        entries.remove(key);
        if (!life.isZero()) {
            entries.put(key, new Kept<>(value, clock.instant(), life));
        }
    }
}
