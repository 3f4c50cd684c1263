package dev.windlass.stream.sample;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One scrape of one node: the counters as the kubelet gave them and the usage derived from them, so that a reader needs no window
 * of its own and a restarted scraper can take its windows up again.
 *
 * @param node name of the Node object
 * @param scrapedAt when the request was sent
 * @param point the node's own counters, {@code null} when the answer held no usable node point
 * @param usage the node's usage over its last window, {@code null} before there are two points
 * @param containers every container of the answer, in the order of namespace, pod, container
 * @param signals what the kubelet told beside usage, {@code null} on most samples: it is read less often
 */
public record NodeSample(
        String node,
        Instant scrapedAt,
        @Nullable Point point,
        @Nullable Usage usage,
        List<ContainerSample> containers,
        @Nullable EncodedSignals signals) {
    public NodeSample {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(scrapedAt, "scrapedAt");
        containers = List.copyOf(containers);
    }

    /** A sample without signals. */
    public NodeSample(
            String node,
            Instant scrapedAt,
            @Nullable Point point,
            @Nullable Usage usage,
            List<ContainerSample> containers) {
        this(node, scrapedAt, point, usage, containers, null);
    }
}
