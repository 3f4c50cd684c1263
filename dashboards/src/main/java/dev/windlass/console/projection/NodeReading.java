package dev.windlass.console.projection;

import dev.windlass.stream.sample.ContainerSample;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.Usage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last scrape of a node, reduced to what is shown.
 *
 * <p>Pod usage lives here and not with the pods: a sample then costs one replaced map entry, however many pods the node runs.
 *
 * @param usage {@code null} before there are two points
 */
public record NodeReading(Instant scrapedAt, @Nullable PodUsage usage, Map<ObjectName, PodUsage> pods) {
    public NodeReading {
        Objects.requireNonNull(scrapedAt, "scrapedAt");
        pods = Map.copyOf(pods);
    }

    static NodeReading of(NodeSample sample) {
        Map<ObjectName, PodUsage> pods = new HashMap<>();
        for (ContainerSample container : sample.containers()) {
            Usage usage = container.usage();
            if (usage != null) {
                PodUsage one = new PodUsage(usage.cpuNanoCores(), usage.memoryBytes());
                pods.merge(
                        new ObjectName(container.namespace(), container.pod()),
                        one,
                        (sum, next) -> sum.plus(next.cpuNanoCores(), next.memoryBytes()));
            }
        }
        Usage node = sample.usage();
        return new NodeReading(
                sample.scrapedAt(), node == null ? null : new PodUsage(node.cpuNanoCores(), node.memoryBytes()), pods);
    }
}
