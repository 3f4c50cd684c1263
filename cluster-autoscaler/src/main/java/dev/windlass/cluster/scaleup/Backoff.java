package dev.windlass.cluster.scaleup;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Groups that failed to grow and are left alone for a while; the pause doubles with each failure that follows a pause.
 * Immutable.
 */
public final class Backoff {
    private final Rules rules;
    private final Map<String, Entry> entries;

    private Backoff(Rules rules, Map<String, Entry> entries) {
        this.rules = rules;
        this.entries = entries;
    }

    /**
     * How long the pauses are.
     *
     * @param resetAfter a group whose last failure is this long ago starts with the first pause again
     */
    public record Rules(Duration first, Duration longest, Duration resetAfter) {
        public Rules {
            if (first.compareTo(longest) > 0) {
                throw new IllegalArgumentException("the first backoff (initial-node-group-backoff-duration, " + first
                        + ") is longer than the longest (max-node-group-backoff-duration, " + longest + ")");
            }
        }
    }

    /**
     * One group's pause.
     *
     * @param code such as {@code cloudProviderError} or {@code timeout}
     */
    public record Entry(Duration pause, Instant until, Instant failedAt, String code, String message) {
        public Entry {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
        }
    }

    public static Backoff none(Rules rules) {
        return new Backoff(rules, Map.of());
    }

    /** The pause that a group is in, if any. */
    public Optional<Entry> at(String group, Instant now) {
        return Optional.ofNullable(entries.get(group)).filter(entry -> now.isBefore(entry.until()));
    }

    public Backoff failed(String group, Instant now, String code, String message) {
        Entry known = entries.get(group);
        Map<String, Entry> next = new HashMap<>(entries);
        if (known != null && now.isBefore(known.until())) {
            next.put(group, new Entry(known.pause(), known.until(), now, code, message));
        } else {
            Duration pause = nextPause(known, now);
            next.put(group, new Entry(pause, now.plus(pause), now, code, message));
        }
        return new Backoff(rules, next);
    }

    public Backoff succeeded(String group) {
        if (!entries.containsKey(group)) {
            return this;
        }
        Map<String, Entry> next = new HashMap<>(entries);
        next.remove(group);
        return new Backoff(rules, next);
    }

    private Duration nextPause(@Nullable Entry known, Instant now) {
        if (known == null || !now.isBefore(known.failedAt().plus(rules.resetAfter()))) {
            return rules.first();
        }
        Duration doubled = known.pause().multipliedBy(2);
        return doubled.compareTo(rules.longest()) > 0 ? rules.longest() : doubled;
    }
}
