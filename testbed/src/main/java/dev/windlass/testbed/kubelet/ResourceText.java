package dev.windlass.testbed.kubelet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The text of {@code /metrics/resource}, with the families, order and number format of a kubelet 1.37. Each container,
 * pod and node is measured at its own moment once per housekeeping interval: timestamps differ from line to line, and
 * repeat when the endpoint is read more often than that.
 */
final class ResourceText {
    // What a node uses beside its pods: the kubelet, the runtime, the system.
    private static final double SYSTEM_CORES = 0.15;
    private static final long SYSTEM_BYTES = 700L << 20;
    private static final Comparator<Line> ORDER =
            Comparator.comparing(Line::container).thenComparing(Line::namespace).thenComparing(Line::pod);

    private final Housekeeping housekeeping;
    private final Instant booted;

    ResourceText(Housekeeping housekeeping, Instant booted) {
        this.housekeeping = housekeeping;
        this.booted = booted;
    }

    String of(String node, Collection<SimulatedPod> pods, Instant now) {
        List<Line> containers = new ArrayList<>();
        List<Line> podLines = new ArrayList<>();
        for (SimulatedPod pod : pods) {
            Instant podTime = housekeeping.measuredAt(pod.namespace() + "/" + pod.name(), now);
            double podSeconds = 0;
            long podBytes = 0;
            for (SimulatedContainer container : pod.containers()) {
                Instant time =
                        housekeeping.measuredAt(pod.namespace() + "/" + pod.name() + "/" + container.name(), now);
                containers.add(new Line(
                        container.name(),
                        pod.namespace(),
                        pod.name(),
                        container.cpuSeconds(time),
                        container.workingSetBytes(time),
                        seconds(container.started()),
                        container.swapBytes(),
                        time));
                podSeconds += container.cpuSeconds(podTime);
                podBytes += container.workingSetBytes(podTime);
            }
            podLines.add(new Line(
                    "", pod.namespace(), pod.name(), podSeconds, podBytes, 0, SimulatedContainer.NO_SWAP, podTime));
        }
        containers.sort(ORDER);
        podLines.sort(ORDER);
        return render(containers, podLines, nodeLine(node, pods, now));
    }

    private Line nodeLine(String node, Collection<SimulatedPod> pods, Instant now) {
        Instant time = housekeeping.measuredAt(node, now);
        double coreSeconds = SYSTEM_CORES * (seconds(time) - seconds(booted));
        long bytes = SYSTEM_BYTES;
        long swap = SimulatedContainer.NO_SWAP;
        for (SimulatedPod pod : pods) {
            for (SimulatedContainer container : pod.containers()) {
                coreSeconds += container.cpuSeconds(time);
                bytes += container.workingSetBytes(time);
                swap = container.swapBytes() < 0 ? swap : Math.max(0, swap) + container.swapBytes();
            }
        }
        return new Line("", "", "", coreSeconds, bytes, 0, swap, time);
    }

    private static String render(List<Line> containers, List<Line> pods, Line node) {
        StringBuilder text = new StringBuilder(512 * (containers.size() + pods.size() + 4));
        family(text, "container_cpu_usage_seconds_total", "counter", containers, Line::cpu);
        family(text, "container_memory_working_set_bytes", "gauge", containers, Line::memory);
        family(text, "container_start_time_seconds", "gauge", containers, Line::start);
        family(text, "container_swap_usage_bytes", "gauge", swapping(containers), Line::swap);
        family(text, "node_cpu_usage_seconds_total", "counter", List.of(node), Line::cpu);
        family(text, "node_memory_working_set_bytes", "gauge", List.of(node), Line::memory);
        family(text, "node_swap_usage_bytes", "gauge", swapping(List.of(node)), Line::swap);
        family(text, "pod_cpu_usage_seconds_total", "counter", pods, Line::cpu);
        family(text, "pod_memory_working_set_bytes", "gauge", pods, Line::memory);
        text.append("# HELP resource_scrape_error [STABLE] 1 when the kubelet failed to read its containers\n");
        text.append("# TYPE resource_scrape_error gauge\nresource_scrape_error 0\n");
        return text.toString();
    }

    private static List<Line> swapping(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.swapBytes() != SimulatedContainer.NO_SWAP)
                .toList();
    }

    private static void family(
            StringBuilder text, String name, String type, List<Line> lines, Function<Line, String> value) {
        if (lines.isEmpty()) {
            return;
        }
        text.append("# HELP ").append(name).append(" [STABLE] Simulated\n# TYPE ");
        text.append(name).append(' ').append(type).append('\n');
        for (Line line : lines) {
            text.append(name)
                    .append(line.labels())
                    .append(' ')
                    .append(value.apply(line))
                    .append('\n');
        }
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }

    private record Line(
            String container,
            String namespace,
            String pod,
            double coreSeconds,
            long bytes,
            double startSeconds,
            long swapBytes,
            Instant time) {
        String labels() {
            if (pod.isEmpty()) {
                return "";
            }
            String ofContainer = container.isEmpty() ? "" : "container=\"" + container + "\",";
            return "{" + ofContainer + "namespace=\"" + namespace + "\",pod=\"" + pod + "\"}";
        }

        String cpu() {
            return GoNumber.format(coreSeconds) + " " + time.toEpochMilli();
        }

        String memory() {
            return GoNumber.format(bytes) + " " + time.toEpochMilli();
        }

        String swap() {
            return GoNumber.format(swapBytes) + " " + time.toEpochMilli();
        }

        /** The one family a kubelet writes without timestamps. */
        String start() {
            return GoNumber.format(startSeconds);
        }
    }
}
