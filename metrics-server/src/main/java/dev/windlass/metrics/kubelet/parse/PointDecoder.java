package dev.windlass.metrics.kubelet.parse;

/**
 * Reads one node's answers on {@code /metrics/resource}, text format 0.0.4, one after the other. It remembers the containers of
 * the last answer, so that reading the next allocates the points and nothing per line. Not for use by two threads at once; one
 * decoder per node.
 *
 * <p>What counts: CPU is the value times 10⁹ and memory the value, both cut to whole numbers; the sample's own timestamp in
 * milliseconds, or the time of the request where it is absent; of CPU and memory the one read last gives the entity's timestamp
 * and a start time gives none. A value that is negative, not a number or beyond 2⁶³ counts as absent, and so does zero: a node or
 * container with CPU or memory absent has no point. Swap is read beside them and may be zero or absent; under the peer's rules,
 * where a whole pod is served or none, it is not read at all. A line that is not of the format spoils the whole answer.
 */
public final class PointDecoder {
    private static final double NANOS_PER_SECOND = 1e9;

    private final PodCompleteness completeness;
    private KnownContainers known = KnownContainers.NONE;

    public PointDecoder(PodCompleteness completeness) {
        this.completeness = completeness;
    }

    /**
     * Reads {@code text[0, length)}.
     *
     * @param requestedAtNanos when the request was sent, nanoseconds since the epoch; the time of samples without one
     */
    public Decoded decode(byte[] text, int length, long requestedAtNanos) {
        Answer answer = new Answer(text, length, requestedAtNanos, new Accumulator(known), completeness);
        try {
            answer.read();
        } catch (MalformedText malformed) {
            return new Decoded.Malformed(malformed.line(text), malformed.reason());
        }
        known = answer.containers.containers();
        return new Decoded.Points(answer.containers.points(answer.nodeReading(), known, completeness));
    }

    /** One pass over one answer. */
    private static final class Answer {
        private static final int NO_CONTAINER = -1;

        private final byte[] text;
        private final int length;
        private final long requestedAtNanos;
        private final Accumulator containers;
        private final PodCompleteness completeness;
        private final LineTail tail = new LineTail();
        private long nodeTimestamp;
        private long nodeCpu;
        private long nodeMemory;
        private long nodeSwap = NodePoints.NO_SWAP;
        private NodePoints.NodeSeries nodeSeries = NodePoints.NodeSeries.ABSENT;

        Answer(byte[] text, int length, long requestedAtNanos, Accumulator containers, PodCompleteness completeness) {
            this.text = text;
            this.length = length;
            this.requestedAtNanos = requestedAtNanos;
            this.containers = containers;
            this.completeness = completeness;
        }

        NodePoints.NodeReading nodeReading() {
            CounterPoint point = nodeTimestamp == 0 || nodeCpu == 0 || nodeMemory == 0
                    ? null
                    : new CounterPoint(CounterPoint.UNKNOWN_START, nodeTimestamp, nodeCpu, nodeMemory);
            return new NodePoints.NodeReading(point, nodeSeries, nodeSwap);
        }

        private Series series(int from, int to) {
            Series series = Series.of(text, from, to);
            return switch (completeness) {
                case CONTAINER_ALONE -> series;
                case WHOLE_POD -> series.knownToPeer() ? series : Series.OTHER;
            };
        }

        void read() {
            int at = 0;
            while (at < length) {
                at = Blank.skip(text, at, length);
                if (at == length) {
                    return;
                }
                if (text[at] == '#') {
                    at = Token.endOfLine(text, at, length);
                } else if (text[at] != '\n') {
                    at = sample(at);
                }
                at++;
            }
        }

        /** Reads a sample line and returns the offset of its line break. */
        private int sample(int from) {
            int nameEnd = Token.nameEnd(text, from, length);
            Series series = series(from, nameEnd);
            int at = Blank.skip(text, nameEnd, length);
            int container = NO_CONTAINER;
            if (at < length && text[at] == '{') {
                if (series.ofContainer()) {
                    container = containers.slot(text, at, length);
                    at = containers.blockEnd();
                } else {
                    at = LabelBlock.end(text, at, length);
                }
                at = Blank.skip(text, at, length);
            } else if (series.ofContainer()) {
                throw new MalformedText(from, "a container series without labels");
            }
            at = tail.read(text, from, at, length, requestedAtNanos);
            keep(series, container, tail.value(), tail.timestampNanos());
            return at;
        }

        private void keep(Series series, int container, double value, long timestamp) {
            switch (series) {
                case NODE_CPU -> {
                    nodeCpu = whole(value * NANOS_PER_SECOND, 0);
                    nodeTimestamp = timestamp;
                    nodeSeries = NodePoints.NodeSeries.PRESENT;
                }
                case NODE_MEMORY -> {
                    nodeMemory = whole(value, 0);
                    nodeTimestamp = timestamp;
                    nodeSeries = NodePoints.NodeSeries.PRESENT;
                }
                case CONTAINER_CPU -> containers.cpu(container, whole(value * NANOS_PER_SECOND, 0), timestamp);
                case CONTAINER_MEMORY -> containers.memory(container, whole(value, 0), timestamp);
                case CONTAINER_START ->
                    containers.startedAt(container, whole(value * NANOS_PER_SECOND, CounterPoint.UNKNOWN_START));
                case NODE_SWAP -> nodeSwap = whole(value, NodePoints.NO_SWAP);
                case CONTAINER_SWAP -> containers.swap(container, whole(value, NodePoints.NO_SWAP));
                case OTHER -> {
                    // Read for its syntax only.
                }
            }
        }

        private static long whole(double value, long otherwise) {
            return value >= 0 && value < 0x1p63 ? (long) value : otherwise;
        }
    }
}
