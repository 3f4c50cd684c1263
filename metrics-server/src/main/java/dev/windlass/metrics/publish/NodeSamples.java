package dev.windlass.metrics.publish;

import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.SharedText;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.WindowUsage;
import dev.windlass.stream.sample.ContainerSample;
import dev.windlass.stream.sample.EncodedSignals;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.Point;
import dev.windlass.stream.sample.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Between the window's terms and the record's. */
final class NodeSamples {
    private NodeSamples() {}

    static NodeSample sample(String node, Instant scrapedAt, NodeWindow window, @Nullable EncodedSignals signals) {
        NodePoints points = window.points();
        List<ContainerSample> containers = new ArrayList<>(points.size());
        for (int index = 0; index < points.size(); index++) {
            ContainerName name = points.name(index);
            containers.add(new ContainerSample(
                    name.namespace(),
                    name.pod(),
                    name.container(),
                    point(points.point(index), points.swapBytes(index)),
                    window.container(index).map(NodeSamples::usage).orElse(null)));
        }
        CounterPoint own = points.node();
        return new NodeSample(
                node,
                scrapedAt,
                own == null ? null : point(own, points.nodeSwapBytes()),
                window.node().map(NodeSamples::usage).orElse(null),
                containers,
                signals);
    }

    /** The points of a record, to make windows of again; usages are not taken over but made anew. */
    static NodePoints points(NodeSample sample) {
        TreeMap<ContainerName, CounterPoint> containers = new TreeMap<>();
        Map<ContainerName, Long> swaps = new HashMap<>();
        for (ContainerSample container : sample.containers()) {
            ContainerName name = new ContainerName(
                    SharedText.of(container.namespace()), container.pod(), SharedText.of(container.container()));
            containers.put(name, counterPoint(container.point()));
            Long swap = container.point().swapBytes();
            if (swap != null) {
                swaps.put(name, swap);
            }
        }
        Point own = sample.point();
        return NodePoints.of(own == null ? null : counterPoint(own), containers, swap(own), swaps);
    }

    private static long swap(@Nullable Point point) {
        Long swap = point == null ? null : point.swapBytes();
        return swap == null ? NodePoints.NO_SWAP : swap;
    }

    private static @Nullable Long swap(long bytes) {
        return bytes == NodePoints.NO_SWAP ? null : bytes;
    }

    private static Point point(CounterPoint point, long swapBytes) {
        return new Point(
                startedAt(point),
                CounterPoint.instantOf(point.timestampNanos()),
                point.cpuNanoSeconds(),
                point.memoryBytes(),
                swap(swapBytes));
    }

    private static @Nullable Instant startedAt(CounterPoint point) {
        return point.startedAtNanos() == CounterPoint.UNKNOWN_START
                ? null
                : CounterPoint.instantOf(point.startedAtNanos());
    }

    private static CounterPoint counterPoint(Point point) {
        Instant startedAt = point.startedAt();
        return new CounterPoint(
                startedAt == null ? CounterPoint.UNKNOWN_START : CounterPoint.nanosOf(startedAt),
                CounterPoint.nanosOf(point.timestamp()),
                point.cpuNanoSeconds(),
                point.memoryBytes());
    }

    private static Usage usage(WindowUsage usage) {
        return new Usage(
                CounterPoint.instantOf(usage.timestampNanos()),
                Duration.ofNanos(usage.windowNanos()),
                usage.cpuNanoCores(),
                usage.memoryBytes(),
                swap(usage.swapBytes()));
    }
}
