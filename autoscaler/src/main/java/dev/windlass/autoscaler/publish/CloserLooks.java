package dev.windlass.autoscaler.publish;

import dev.windlass.stream.publish.NodeRequestPublisher;
import dev.windlass.stream.request.NodeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks for finer samples of nodes, each as long as it is asked for again, and of so many at once only: a cluster whose workloads are
 * all near their targets is not to be scraped each second as a whole. Safe for use by any thread.
 */
public final class CloserLooks {
    private final NodeRequestPublisher publisher;
    private final Duration resolution;
    private final Duration lasting;
    private final int mostNodes;
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();

    /**
     * @param lasting how long one request holds; longer than the time between two evaluations
     * @param mostNodes 0 asks for none
     */
    public CloserLooks(NodeRequestPublisher publisher, Duration resolution, Duration lasting, int mostNodes) {
        this.publisher = publisher;
        this.resolution = resolution;
        this.lasting = lasting;
        this.mostNodes = mostNodes;
    }

    /** Asks for these nodes, as far as there is room. */
    public void ask(Collection<String> nodes, String why, Instant now) {
        asked.values().removeIf(until -> !until.isAfter(now));
        for (String node : nodes) {
            Instant until = asked.get(node);
            boolean mayAsk = until == null ? asked.size() < mostNodes : until.isBefore(now.plus(lasting.dividedBy(2)));
            if (mayAsk) {
                asked.put(node, now.plus(lasting));
                publisher.publish(new NodeRequest(node, resolution, now.plus(lasting), why), now);
            }
        }
    }

    /** Nodes asked for at the moment. */
    public int asked() {
        return asked.size();
    }
}
