package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.AutoscalerKey;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.publish.RecoveredHistories;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** What each autoscaler remembers: in memory while it is evaluated here, from the topic when it was evaluated elsewhere before. */
final class Histories {
    private final RecoveredHistories recovered;
    private final Duration gap;
    private final Map<AutoscalerKey, Kept> kept = new ConcurrentHashMap<>();

    /** @param replicas of the scale when it was last looked at */
    private record Kept(String uid, History history, int replicas) {}

    /** @param gap how long ago a recommendation may be to count as the one before this evaluation */
    Histories(RecoveredHistories recovered, Duration gap) {
        this.recovered = recovered;
        this.gap = gap;
    }

    /** The history to evaluate with. */
    History of(AutoscalerKey key, Autoscaler autoscaler, int current, Instant now) {
        Kept own = kept.get(key);
        if (own != null && own.uid().equals(autoscaler.uid())) {
            return own.history();
        }
        return recovered
                .find(key, autoscaler.uid())
                .map(history -> history.resumed(current, now, gap))
                .orElse(History.EMPTY);
    }

    /** The replicas seen at the last evaluation here; empty at the first. */
    OptionalInt lastReplicas(AutoscalerKey key) {
        Kept own = kept.get(key);
        return own == null ? OptionalInt.empty() : OptionalInt.of(own.replicas());
    }

    /** Whether this is the first evaluation here. */
    boolean isFirst(AutoscalerKey key) {
        return !kept.containsKey(key);
    }

    void keep(AutoscalerKey key, Autoscaler autoscaler, History history, int replicas) {
        kept.put(key, new Kept(autoscaler.uid(), history, replicas));
    }

    void forget(AutoscalerKey key) {
        kept.remove(key);
    }

    /** Another replica evaluates from now on: what is kept here grows old, the topic has the newer. */
    void forgetAll() {
        kept.clear();
    }
}
