package dev.windlass.console.projection;

/** What the pods placed on a node request, kept up to date pod by pod. */
public record NodeLoad(int pods, long cpuMilli, long memoryBytes) {
    static final NodeLoad NONE = new NodeLoad(0, 0, 0);

    NodeLoad plus(PodFacts pod) {
        return new NodeLoad(pods + 1, cpuMilli + pod.requestedCpuMilli(), memoryBytes + pod.requestedMemoryBytes());
    }

    NodeLoad minus(PodFacts pod) {
        return new NodeLoad(pods - 1, cpuMilli - pod.requestedCpuMilli(), memoryBytes - pod.requestedMemoryBytes());
    }
}
