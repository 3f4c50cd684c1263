package dev.windlass.cluster.scaleup;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Node orders that are not fulfilled yet: since when each group waits for nodes. Immutable. */
public final class Orders {
    public static final Orders NONE = new Orders(Map.of());

    private final Map<String, Instant> since;

    private Orders(Map<String, Instant> since) {
        this.since = Map.copyOf(since);
    }

    public Orders placed(String group, Instant now) {
        Map<String, Instant> next = new HashMap<>(since);
        next.put(group, now);
        return new Orders(next);
    }

    public Orders forgotten(String group) {
        Map<String, Instant> next = new HashMap<>(since);
        next.remove(group);
        return new Orders(next);
    }

    /** Groups all of whose nodes have come. */
    public List<String> fulfilled(Map<String, Integer> upcoming) {
        return since.keySet().stream()
                .filter(group -> upcoming.getOrDefault(group, 0) == 0)
                .sorted()
                .toList();
    }

    /** Groups whose nodes should have come by now. */
    public List<String> timedOut(Map<String, Integer> upcoming, Instant now, Duration limit) {
        return since.entrySet().stream()
                .filter(order -> upcoming.getOrDefault(order.getKey(), 0) > 0)
                .filter(order -> !now.isBefore(order.getValue().plus(limit)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    public boolean isWaiting(String group) {
        return since.containsKey(group);
    }
}
