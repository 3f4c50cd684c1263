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
    private static final long NANOS_PER_MILLI = 1_000_000L;
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
            return new Decoded.Malformed(line(text, malformed.position()), malformed.reason());
        }
        known = answer.containers.containers();
        return new Decoded.Points(answer.containers.points(answer.nodeReading(), known, completeness));
    }

    private static int line(byte[] text, int position) {
        int line = 1;
        for (int at = 0; at < position && at < text.length; at++) {
            line += text[at] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** One pass over one answer. */
    private static final class Answer {
        private static final int NO_CONTAINER = -1;

        private final byte[] text;
        private final int length;
        private final long requestedAtNanos;
        private final Accumulator containers;
        private final PodCompleteness completeness;
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
                    at = endOfLine(at);
                } else if (text[at] != '\n') {
                    at = sample(at);
                }
                at++;
            }
        }

        private int endOfLine(int from) {
            int at = from;
            while (at < length && text[at] != '\n') {
                at++;
            }
            return at;
        }

        /** Reads a sample line and returns the offset of its line break. */
        private int sample(int from) {
            int nameEnd = nameEnd(from);
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
            int valueEnd = tokenEnd(at);
            if (valueEnd == at) {
                throw new MalformedText(from, "a sample without a value: " + Excerpt.of(text, from, valueEnd));
            }
            double value = NumberReader.read(text, at, valueEnd);
            at = Blank.skip(text, valueEnd, length);
            long timestamp = requestedAtNanos;
            if (at < length && text[at] != '\n') {
                int timestampEnd = tokenEnd(at);
                timestamp = timestamp(at, timestampEnd);
                at = Blank.skip(text, timestampEnd, length);
                if (at < length && text[at] != '\n') {
                    throw new MalformedText(
                            at, "expected the end of the line, found " + Excerpt.of(text, at, tokenEnd(at)));
                }
            }
            keep(series, container, value, timestamp);
            return at;
        }

        private int nameEnd(int from) {
            if (!Letter.startsName(text[from])) {
                throw new MalformedText(
                        from, "expected a metric name, found " + Excerpt.of(text, from, tokenEnd(from)));
            }
            int at = from + 1;
            while (at < length && (Letter.startsName(text[at]) || Letter.isDigit(text[at]))) {
                at++;
            }
            return at;
        }

        private int tokenEnd(int from) {
            int at = from;
            while (at < length && text[at] != '\n' && !Blank.is(text[at])) {
                at++;
            }
            return at;
        }

        private long timestamp(int from, int to) {
            long millis = 0;
            for (int at = from; at < to; at++) {
                int digit = text[at] - '0';
                if (digit < 0 || digit > 9) {
                    throw new MalformedText(
                            from, "expected a timestamp in milliseconds, found " + Excerpt.of(text, from, to));
                }
                millis = millis * 10 + digit;
                if (millis > Long.MAX_VALUE / NANOS_PER_MILLI) {
                    throw new MalformedText(from, "a timestamp beyond the year 2262: " + Excerpt.of(text, from, to));
                }
            }
            return millis * NANOS_PER_MILLI;
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
