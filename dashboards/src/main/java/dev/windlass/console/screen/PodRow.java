package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.PodFacts;
import dev.windlass.console.projection.PodUsage;
import dev.windlass.console.projection.WorkloadName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One pod.
 *
 * @param usedCpuMilli {@code null} while there is no sample
 */
public record PodRow(
        String namespace,
        String name,
        String owner,
        String node,
        String status,
        PodFacts.Phase phase,
        int readyContainers,
        int containers,
        int restarts,
        Instant createdAt,
        @Nullable Long usedCpuMilli,
        long requestedCpuMilli,
        @Nullable Long usedMemoryBytes,
        long requestedMemoryBytes) {
    static PodRow of(ClusterView view, PodFacts pod) {
        PodUsage usage = view.usage(pod).orElse(null);
        WorkloadName owner = pod.owner();
        return new PodRow(
                pod.name().namespace(),
                pod.name().name(),
                owner == null ? "" : owner.kind() + "/" + owner.object().name(),
                pod.node(),
                pod.status(),
                pod.phase(),
                pod.readyContainers(),
                pod.containers(),
                pod.restarts(),
                pod.createdAt(),
                usage == null ? null : usage.cpuNanoCores() / 1_000_000,
                pod.requestedCpuMilli(),
                usage == null ? null : usage.memoryBytes(),
                pod.requestedMemoryBytes());
    }
}
