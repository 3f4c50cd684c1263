package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.NodeFacts;
import dev.windlass.console.projection.NodeLoad;
import dev.windlass.console.projection.NodeReading;
import dev.windlass.console.projection.PodUsage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One node.
 *
 * @param message why it is not ready, empty when it is
 * @param sampledAt time of the last scrape, {@code null} before the first
 * @param silent whether that is too long ago
 * @param usedCpuMilli {@code null} before there are two points
 */
public record NodeRow(
        String name,
        String group,
        NodeFacts.Readiness readiness,
        Instant readySince,
        String message,
        Instant createdAt,
        int pods,
        int allocatablePods,
        @Nullable Long usedCpuMilli,
        long requestedCpuMilli,
        long allocatableCpuMilli,
        @Nullable Long usedMemoryBytes,
        long requestedMemoryBytes,
        long allocatableMemoryBytes,
        @Nullable Instant sampledAt,
        boolean silent) {
    static NodeRow of(ClusterView view, NodeFacts node, Patience patience, Instant now) {
        NodeReading reading = view.readings().get(node.name());
        PodUsage usage = reading == null ? null : reading.usage();
        NodeLoad load = view.load(node.name());
        return new NodeRow(
                node.name(),
                node.group(),
                node.readiness(),
                node.readySince(),
                node.notReadyMessage(),
                node.createdAt(),
                load.pods(),
                node.allocatablePods(),
                usage == null ? null : usage.cpuNanoCores() / 1_000_000,
                load.cpuMilli(),
                node.allocatableCpuMilli(),
                usage == null ? null : usage.memoryBytes(),
                load.memoryBytes(),
                node.allocatableMemoryBytes(),
                reading == null ? null : reading.scrapedAt(),
                NodeProblems.silentSince(view, node, patience, now).isPresent());
    }
}
