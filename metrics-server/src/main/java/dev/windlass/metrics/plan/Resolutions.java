package dev.windlass.metrics.plan;

import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.stream.request.NodeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often each node is scraped: the common resolution, or a finer one for nodes that a selector names or that somebody asked for.
 * Safe for use by any thread.
 */
public final class Resolutions {
    /** No request binds us longer, however far its end: whoever still needs it asks again. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(10);

    private final Duration common;
    private final Duration finest;
    private final Optional<LabelSelector> fineNodes;
    private final Map<String, NodeRequest> requests = new ConcurrentHashMap<>();

    /**
     * @param common the resolution of a node that nothing is said about
     * @param finest the resolution of the nodes that {@code fineNodes} selects, and the limit of what a request gets
     */
    public Resolutions(Duration common, Duration finest, Optional<LabelSelector> fineNodes) {
        this.common = Objects.requireNonNull(common, "common");
        this.finest = finest.compareTo(common) < 0 ? finest : common;
        this.fineNodes = Objects.requireNonNull(fineNodes, "fineNodes");
    }

    /** Takes in a request; the newest of each node counts. */
    public void ask(NodeRequest request) {
        requests.put(request.node(), request);
    }

    /** Nobody asks for the node any more. */
    public void withdraw(String node) {
        requests.remove(node);
    }

    /** How many nodes are asked for at the moment. */
    public int asked(Instant now) {
        return (int) requests.values().stream()
                .filter(request -> isAlive(request, now))
                .count();
    }

    private static boolean isAlive(NodeRequest request, Instant now) {
        return request.until().isAfter(now) && request.until().isBefore(now.plus(LONGEST_REQUEST));
    }

    /** What holds at one moment. */
    Rule rule(Instant now) {
        requests.values().removeIf(request -> !request.until().isAfter(now));
        return node -> period(node, now);
    }

    private Duration period(KubeletNode node, Instant now) {
        if (fineNodes.isPresent() && fineNodes.get().matches(node.labels())) {
            return finest;
        }
        NodeRequest request = requests.get(node.name());
        if (request == null || !isAlive(request, now) || request.resolution().compareTo(common) >= 0) {
            return common;
        }
        return request.resolution().compareTo(finest) < 0 ? finest : request.resolution();
    }

    /** The periods of one moment. */
    @FunctionalInterface
    interface Rule {
        Duration period(KubeletNode node);
    }
}
