package dev.windlass.metrics.exposition;

import dev.windlass.metrics.exposition.Origin.OfPoints;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Level;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.Signal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Goes through the series of a family on one node, in the order of their entities. */
final class SeriesWalk {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private SeriesWalk() {}

    /** Told of each series. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param name of the entity, as the family's level has it
         * @param timestampMillis zero when the series bears none
         * @throws IOException when it cannot be written
         */
        void series(
                NodeView node,
                String namespace,
                String pod,
                String name,
                Family.Series series,
                double value,
                long timestampMillis)
                throws IOException;
    }

    static void over(NodeView node, Family family, Visitor visitor) throws IOException {
        for (Family.Series series : family.series()) {
            switch (series.origin()) {
                case Origin.OfSignal(Signal signal) -> signals(node, family.level(), signal, series, visitor);
                case OfPoints what -> points(node, family.level(), what, series, visitor);
            }
        }
    }

    private static void signals(NodeView node, Level level, Signal signal, Family.Series series, Visitor visitor)
            throws IOException {
        NodeSignals signals = node.signals();
        for (int index = signals.first(level);
                index < signals.size() && signals.entity(index).level() == level;
                index++) {
            for (int at = signals.from(index); at < signals.to(index); at++) {
                if (signals.signal(at) == signal) {
                    Entity entity = signals.entity(index);
                    visitor.series(
                            node,
                            entity.namespace(),
                            entity.pod(),
                            entity.name(),
                            series,
                            signals.value(at),
                            signals.timestampMillis(at));
                }
            }
        }
    }

    private static void points(NodeView node, Level level, OfPoints what, Family.Series series, Visitor visitor)
            throws IOException {
        NodePoints points = node.points();
        if (points == null) {
            return;
        }
        if (level == Level.NODE) {
            point(node, "", "", "", points.node(), points.nodeSwapBytes(), what, series, visitor);
            return;
        }
        for (int index = 0; index < points.size(); index++) {
            point(
                    node,
                    points.name(index).namespace(),
                    points.name(index).pod(),
                    points.name(index).container(),
                    points.point(index),
                    points.swapBytes(index),
                    what,
                    series,
                    visitor);
        }
    }

    private static void point(
            NodeView node,
            String namespace,
            String pod,
            String name,
            @Nullable CounterPoint point,
            long swapBytes,
            OfPoints what,
            Family.Series series,
            Visitor visitor)
            throws IOException {
        if (point == null) {
            return;
        }
        double value =
                switch (what) {
                    case CPU -> point.cpuNanoSeconds() / NANOS_PER_SECOND;
                    case MEMORY -> point.memoryBytes();
                    case SWAP -> swapBytes == NodePoints.NO_SWAP ? Double.NaN : swapBytes;
                    case START ->
                        point.startedAtNanos() == CounterPoint.UNKNOWN_START
                                ? Double.NaN
                                : point.startedAtNanos() / NANOS_PER_SECOND;
                };
        if (!Double.isNaN(value)) {
            long timestamp = what == OfPoints.START ? 0 : point.timestampNanos() / NANOS_PER_MILLI;
            visitor.series(node, namespace, pod, name, series, value, timestamp);
        }
    }
}
