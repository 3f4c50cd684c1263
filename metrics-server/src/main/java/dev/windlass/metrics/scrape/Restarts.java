package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.RestartCounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The restarts of all nodes' containers, told from each scrape: the resource endpoint is asked more often than the others and tells
 * starts to the fraction of a second. Safe for use by any thread.
 */
final class Restarts {
    private final Map<String, RestartCounts> nodes = new ConcurrentHashMap<>();

    void see(String node, NodePoints points, Instant now) {
        Map<Entity, Long> starts = HashMap.newHashMap(points.size());
        for (int index = 0; index < points.size(); index++) {
            long startedAt = points.point(index).startedAtNanos();
            ContainerName name = points.name(index);
            if (startedAt != CounterPoint.UNKNOWN_START && isEntity(name)) {
                starts.put(Entity.container(name.namespace(), name.pod(), name.container()), startedAt);
            }
        }
        nodes.put(node, nodes.getOrDefault(node, RestartCounts.NONE).after(starts, now.toEpochMilli()));
    }

    private static boolean isEntity(ContainerName name) {
        return Entity.isName(name.namespace()) && Entity.isName(name.pod()) && Entity.isName(name.container());
    }

    NodeSignals signals(String node) {
        return nodes.getOrDefault(node, RestartCounts.NONE).signals();
    }

    void keepOnly(Set<String> ours) {
        nodes.keySet().retainAll(ours);
    }
}
