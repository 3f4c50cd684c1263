package dev.windlass.metrics.otlp;

import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.window.ContainerUsage;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.PodUsage;
import java.util.ArrayList;
import java.util.List;

/** The usage of whole pods: of those whose containers all have one, since a part of a pod would look like less use. */
final class PodTotals {
    private PodTotals() {}

    /** @param timestampNanos that of the container measured first */
    record Total(String namespace, String pod, long timestampNanos, long cpuNanoCores, long memoryBytes) {}

    static List<Total> of(NodeWindow window) {
        List<Total> totals = new ArrayList<>();
        for (PodUsage pod : window.pods(PodCompleteness.WHOLE_POD)) {
            long cpu = 0;
            long memory = 0;
            for (ContainerUsage container : pod.containers()) {
                cpu += container.usage().cpuNanoCores();
                memory += container.usage().memoryBytes();
            }
            long cores = cpu;
            long bytes = memory;
            pod.earliest()
                    .ifPresent(earliest ->
                            totals.add(new Total(pod.namespace(), pod.pod(), earliest.timestampNanos(), cores, bytes)));
        }
        return totals;
    }
}
