package dev.windlass.console.projection;

/** Usage of a pod: the sum over those of its containers that have a window. */
public record PodUsage(long cpuNanoCores, long memoryBytes) {
    PodUsage plus(long cpu, long memory) {
        return new PodUsage(cpuNanoCores + cpu, memoryBytes + memory);
    }
}
