package dev.windlass.metrics.window;

import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The windows of all nodes. Each node is replaced on its own as soon as its scrape is in, so that no node waits for another; a
 * reader sees each node's window whole. Safe for use by any thread.
 *
 * <p>Every time given here is by one clock that never goes back, whoever scraped: times that others wrote are to be brought to it
 * before.
 */
public final class UsageStore {
    private final WindowRules rules;
    private final Map<String, Entry> nodes = new ConcurrentHashMap<>();

    /** @param signed the time that the sample bears for others, by whatever clock */
    private record Entry(NodeWindow window, Instant scrapedAt, Instant signed) {}

    public UsageStore(WindowRules rules) {
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    /**
     * What a scrape that does not speak of the node itself is worth. Under our rules it is half an answer when the scrape before did,
     * and the usages held are better than what is left of it; a kubelet that never tells of its node is taken as it is, and the
     * peer takes every answer.
     */
    public enum Worth {
        /** To be recorded. */
        WHOLE,
        /** To be recorded, and to be reported: nothing better is known. */
        PARTIAL,
        /** Not to be recorded: a missed scrape. */
        LESS_THAN_HELD
    }

    /** Judges a scrape before it is recorded. */
    public Worth worth(String node, NodePoints points) {
        if (points.nodeSeries() == NodePoints.NodeSeries.PRESENT) {
            return Worth.WHOLE;
        }
        return switch (rules.completeness()) {
            case WHOLE_POD -> Worth.PARTIAL;
            case CONTAINER_ALONE -> {
                Entry held = nodes.get(node);
                yield held != null && held.window().points().nodeSeries() == NodePoints.NodeSeries.PRESENT
                        ? Worth.LESS_THAN_HELD
                        : Worth.PARTIAL;
            }
        };
    }

    /**
     * Takes in one scrape and returns the node's window after it. A scrape older than the one held (a record read back from the
     * topic while scraping has begun) changes nothing.
     */
    public NodeWindow record(String node, NodePoints points, Instant scrapedAt) {
        return record(node, points, scrapedAt, scrapedAt);
    }

    /**
     * The same for a sample whose time for others is not by our clock.
     *
     * @param signed the time that stands in the sample's record, by which it is known again when it is read back
     */
    public NodeWindow record(String node, NodePoints points, Instant scrapedAt, Instant signed) {
        return nodes.compute(node, (_, held) -> {
                    if (held == null) {
                        return new Entry(NodeWindow.first(points, rules), scrapedAt, signed);
                    }
                    return scrapedAt.isBefore(held.scrapedAt())
                            ? held
                            : new Entry(held.window().advance(points, rules), scrapedAt, signed);
                })
                .window();
    }

    /**
     * A scrape of the node failed. Without a retention the node is forgotten with it; otherwise its time is up when it is up on the
     * replicas that only read of it, see {@link #keepOnly}.
     */
    public void missed(String node) {
        if (rules.retention().isZero()) {
            nodes.remove(node);
        }
    }

    /** Forgets every node not among {@code known} and every node whose last good scrape is too long ago. */
    public void keepOnly(Set<String> known, Instant now) {
        Instant overdue = now.minus(rules.heldFor());
        nodes.entrySet()
                .removeIf(entry -> !entry.getValue().scrapedAt().isAfter(overdue) || !known.contains(entry.getKey()));
    }

    /** Whether a sample that was read is to be recorded: nothing is held of its node, or another sample that is no newer. */
    public boolean isNews(String node, Instant scrapedAt, Instant signed) {
        Entry held = nodes.get(node);
        return held == null || !(signed.equals(held.signed()) || scrapedAt.isBefore(held.scrapedAt()));
    }

    /** When the sample that is held of a node was scraped. */
    public Optional<Instant> scrapedAt(String node) {
        return Optional.ofNullable(nodes.get(node)).map(Entry::scrapedAt);
    }

    /** The window of a node, none when it has not been scraped or was forgotten. */
    public Optional<NodeWindow> node(String node) {
        return Optional.ofNullable(nodes.get(node)).map(Entry::window);
    }

    /** The usage of a pod that runs on {@code node}. */
    public Optional<PodUsage> pod(String node, String namespace, String pod) {
        Entry entry = nodes.get(node);
        return entry == null ? Optional.empty() : entry.window().pod(namespace, pod, rules.completeness());
    }

    /** When a pod may be served. */
    public PodCompleteness completeness() {
        return rules.completeness();
    }

    /** How much could be served now. Walks everything: for metrics and health, not for requests. */
    public ServedCounts counts() {
        int nodesServed = 0;
        int containersServed = 0;
        for (Entry entry : nodes.values()) {
            nodesServed += entry.window().node().isPresent() ? 1 : 0;
            for (PodUsage pod : entry.window().pods(rules.completeness())) {
                containersServed += pod.containers().size();
            }
        }
        return new ServedCounts(nodesServed, containersServed);
    }

    /** Whether any node could be served; stops at the first. */
    public boolean servesAnyNode() {
        return nodes.values().stream().anyMatch(entry -> entry.window().node().isPresent());
    }

    /** Whether any container has two points, which is what the peer calls ready; stops at the first. */
    public boolean hasAnyContainer() {
        return nodes.values().stream().anyMatch(entry -> entry.window().containerHasPrevious());
    }
}
