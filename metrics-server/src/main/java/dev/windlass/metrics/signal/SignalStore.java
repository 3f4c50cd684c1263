package dev.windlass.metrics.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The last signals of every node that is read here. Each node is replaced as a whole, made ready when it was read and not when
 * somebody asks. Safe for use by any thread.
 */
public final class SignalStore {
    private final Duration retention;
    private final Map<String, Held> nodes = new ConcurrentHashMap<>();

    private record Held(Map<Source, Dated> sources, NodeSignals merged, Instant readAt, Use use) {}

    private record Dated(NodeSignals signals, Instant readAt) {}

    /** Whether a reading has gone to the topic already. */
    private enum Use {
        NEW,
        PUBLISHED
    }

    /** Signals and when they were read. */
    public record Read(NodeSignals signals, Instant readAt) {
        public Read {
            Objects.requireNonNull(signals, "signals");
            Objects.requireNonNull(readAt, "readAt");
        }
    }

    /** @param retention how long the last reading of a source is kept when later ones fail */
    public SignalStore(Duration retention) {
        this.retention = Objects.requireNonNull(retention, "retention");
    }

    /** Takes in what was read of a node at one time; sources that are not among it keep what they said before, for the retention. */
    public void record(String node, Map<Source, NodeSignals> found, Instant readAt) {
        nodes.compute(node, (_, held) -> next(held, found, readAt));
    }

    private Held next(@Nullable Held held, Map<Source, NodeSignals> found, Instant readAt) {
        Map<Source, Dated> sources = new EnumMap<>(Source.class);
        if (held != null) {
            sources.putAll(held.sources());
        }
        found.forEach((source, signals) -> {
            Dated before = sources.get(source);
            sources.put(source, new Dated(before == null ? signals : signals.sharing(before.signals()), readAt));
        });
        sources.values().removeIf(dated -> !dated.readAt().plus(retention).isAfter(readAt));
        NodeSignals merged = merged(sources);
        return new Held(sources, held == null ? merged : merged.sharing(held.merged()), readAt, Use.NEW);
    }

    private static NodeSignals merged(Map<Source, Dated> sources) {
        if (sources.size() == 1) {
            return sources.values().iterator().next().signals();
        }
        SignalsBuilder builder = new SignalsBuilder();
        sources.values().forEach(dated -> builder.fill(dated.signals()));
        return builder.build();
    }

    /** The last signals of a node; none when it is not read here, or could not be for the retention. */
    public Optional<Read> node(String node, Instant now) {
        Held held = nodes.get(node);
        return held == null || !held.readAt().plus(retention).isAfter(now)
                ? Optional.empty()
                : Optional.of(new Read(held.merged(), held.readAt()));
    }

    /** The signals of a node that nobody has taken for the topic yet; the next caller does not get them again. */
    public Optional<Read> take(String node) {
        Held held = nodes.get(node);
        if (held == null || held.use() == Use.PUBLISHED) {
            return Optional.empty();
        }
        Held used = new Held(held.sources(), held.merged(), held.readAt(), Use.PUBLISHED);
        return nodes.replace(node, held, used) ? Optional.of(new Read(held.merged(), held.readAt())) : Optional.empty();
    }

    /** Forgets every node not among {@code known}. */
    public void keepOnly(Set<String> known) {
        nodes.keySet().retainAll(known);
    }
}
