package dev.windlass.metrics.otlp;

import dev.windlass.metrics.exposition.NodeView;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Form;
import dev.windlass.metrics.signal.Level;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.WindowUsage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The points of some nodes, gathered by metric. */
final class MetricBatch {
    private static final double NANOS = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** The conventions' place for a counter of which it is not known since when it counts. */
    private static final long UNKNOWN_START = 0;

    private final Map<String, Gathered> metrics = new LinkedHashMap<>();
    private int points;

    private record Gathered(MetricName metric, List<DoublePointData> points) {}

    /** How many points. */
    int size() {
        return points;
    }

    Collection<MetricData> metrics(Resource resource) {
        List<MetricData> all = new ArrayList<>(metrics.size());
        metrics.values().forEach(gathered -> all.add(new NodeMetric(resource, gathered.metric(), gathered.points())));
        return all;
    }

    void add(NodeView view) {
        NodeWindow window = view.window();
        if (window != null) {
            addUsage(view.node(), window);
        }
        NodeSignals signals = view.signals();
        for (int index = 0; index < signals.size(); index++) {
            Entity entity = signals.entity(index);
            Attributes attributes = attributes(view.node(), entity);
            for (int at = signals.from(index); at < signals.to(index); at++) {
                addSignal(
                        entity.level(), signals.signal(at), attributes, signals.value(at), signals.timestampMillis(at));
            }
        }
    }

    private void addSignal(Level level, Signal signal, Attributes of, double value, long timestampMillis) {
        MetricName metric = MetricName.of(level, signal);
        Attributes attributes = metric.attributes().isEmpty()
                ? of
                : of.toBuilder().putAll(metric.attributes()).build();
        add(metric, UNKNOWN_START, timestampMillis * NANOS_PER_MILLI, attributes, value);
    }

    private void addUsage(String node, NodeWindow window) {
        NodePoints all = window.points();
        CounterPoint own = all.node();
        if (own != null) {
            addCounters(Level.NODE, own, attributes(node, Entity.NODE));
        }
        window.node().ifPresent(usage -> addUsage(Level.NODE, usage, attributes(node, Entity.NODE)));
        for (int index = 0; index < all.size(); index++) {
            Attributes attributes = Attributes.builder()
                    .put(AttributeNames.NODE, node)
                    .put(AttributeNames.NAMESPACE, all.name(index).namespace())
                    .put(AttributeNames.POD, all.name(index).pod())
                    .put(AttributeNames.CONTAINER, all.name(index).container())
                    .build();
            addCounters(Level.CONTAINER, all.point(index), attributes);
            window.container(index).ifPresent(usage -> addUsage(Level.CONTAINER, usage, attributes));
        }
        PodTotals.of(window)
                .forEach(total -> addUsage(
                        Level.POD,
                        total,
                        Attributes.of(
                                AttributeNames.NODE,
                                node,
                                AttributeNames.NAMESPACE,
                                total.namespace(),
                                AttributeNames.POD,
                                total.pod())));
    }

    private void addCounters(Level level, CounterPoint point, Attributes attributes) {
        long start = Math.max(UNKNOWN_START, point.startedAtNanos());
        add(
                MetricName.of(MetricName.prefix(level) + ".cpu.time", "s", Form.COUNTER),
                start <= point.timestampNanos() ? start : UNKNOWN_START,
                point.timestampNanos(),
                attributes,
                point.cpuNanoSeconds() / NANOS);
        add(workingSet(level), UNKNOWN_START, point.timestampNanos(), attributes, (double) point.memoryBytes());
    }

    private void addUsage(Level level, WindowUsage usage, Attributes attributes) {
        add(cpuUsage(level), UNKNOWN_START, usage.timestampNanos(), attributes, usage.cpuNanoCores() / NANOS);
    }

    private void addUsage(Level level, PodTotals.Total total, Attributes attributes) {
        add(cpuUsage(level), UNKNOWN_START, total.timestampNanos(), attributes, total.cpuNanoCores() / NANOS);
        add(workingSet(level), UNKNOWN_START, total.timestampNanos(), attributes, (double) total.memoryBytes());
    }

    private static MetricName cpuUsage(Level level) {
        return MetricName.of(MetricName.prefix(level) + ".cpu.usage", "{cpu}", Form.GAUGE);
    }

    private static MetricName workingSet(Level level) {
        return MetricName.of(MetricName.prefix(level) + ".memory.working_set", "By", Form.GAUGE);
    }

    private void add(MetricName metric, long startNanos, long timestampNanos, Attributes attributes, double value) {
        metrics.computeIfAbsent(metric.name(), _ -> new Gathered(metric, new ArrayList<>()))
                .points()
                .add(DoublePointData.create(startNanos, timestampNanos, attributes, value, List.of()));
        points++;
    }

    private static Attributes attributes(String node, Entity entity) {
        return switch (entity.level()) {
            case NODE -> Attributes.of(AttributeNames.NODE, node);
            case FILESYSTEM -> Attributes.of(AttributeNames.NODE, node, AttributeNames.FILESYSTEM, entity.name());
            case NODE_INTERFACE -> Attributes.of(AttributeNames.NODE, node, AttributeNames.INTERFACE, entity.name());
            case CLAIM ->
                Attributes.of(
                        AttributeNames.NODE,
                        node,
                        AttributeNames.NAMESPACE,
                        entity.namespace(),
                        AttributeNames.CLAIM,
                        entity.name());
            case POD ->
                Attributes.of(
                        AttributeNames.NODE,
                        node,
                        AttributeNames.NAMESPACE,
                        entity.namespace(),
                        AttributeNames.POD,
                        entity.pod());
            case POD_INTERFACE ->
                Attributes.of(
                        AttributeNames.NODE,
                        node,
                        AttributeNames.NAMESPACE,
                        entity.namespace(),
                        AttributeNames.POD,
                        entity.pod(),
                        AttributeNames.INTERFACE,
                        entity.name());
            case CONTAINER ->
                Attributes.of(
                        AttributeNames.NODE,
                        node,
                        AttributeNames.NAMESPACE,
                        entity.namespace(),
                        AttributeNames.POD,
                        entity.pod(),
                        AttributeNames.CONTAINER,
                        entity.name());
        };
    }
}
