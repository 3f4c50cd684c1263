package dev.windlass.metrics.kubelet.parse;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one scrape of one node found: the node's point, when it had a usable one, and the points of its containers in the order of
 * their names. Immutable. Two arrays and no list of pairs, because one of these is made per node and scrape; the array of names is
 * shared between scrapes as long as the containers stay the same.
 */
public final class NodePoints {
    /** In place of an amount of swap: the kubelet did not tell of any. */
    public static final long NO_SWAP = -1;

    private final NodeReading node;
    private final ContainerName[] names;
    private final CounterPoint[] points;
    /** Beside the points and not within them: the earlier points of a window need none, and most clusters have none at all. */
    private final long @Nullable [] swapBytes;

    /**
     * What a source said of the node itself.
     *
     * @param swapBytes {@link #NO_SWAP} when it did not say
     */
    record NodeReading(@Nullable CounterPoint point, NodeSeries series, long swapBytes) {}

    /** Whether the source spoke of the node itself. */
    public enum NodeSeries {
        /** It did; the values may still be unusable, such as the zeros of a node that has not been measured yet. */
        PRESENT,
        /** It did not: an answer that ends in the middle, or a kubelet that never tells of its node. */
        ABSENT
    }

    /** The arrays are taken over, not copied: {@code names} ascending, the others of the same length. */
    NodePoints(NodeReading node, ContainerName[] names, CounterPoint[] points, long @Nullable [] swapBytes) {
        this.node = node;
        this.names = names;
        this.points = points;
        this.swapBytes = swapBytes;
    }

    /** Points from another source than a kubelet's text: a record of the topic, a test. */
    public static NodePoints of(@Nullable CounterPoint node, SortedMap<ContainerName, CounterPoint> containers) {
        return of(node, containers, NO_SWAP, Map.of());
    }

    /**
     * The same with swap.
     *
     * @param nodeSwapBytes {@link #NO_SWAP} when there is none
     * @param swapBytes of those containers that have any
     */
    public static NodePoints of(
            @Nullable CounterPoint node,
            SortedMap<ContainerName, CounterPoint> containers,
            long nodeSwapBytes,
            Map<ContainerName, Long> swapBytes) {
        return new NodePoints(
                new NodeReading(node, node == null ? NodeSeries.ABSENT : NodeSeries.PRESENT, nodeSwapBytes),
                containers.keySet().toArray(ContainerName[]::new),
                containers.values().toArray(CounterPoint[]::new),
                swapBytes.isEmpty()
                        ? null
                        : containers.keySet().stream()
                                .mapToLong(name -> swapBytes.getOrDefault(name, NO_SWAP))
                                .toArray());
    }

    /** The node's own counters, {@code null} when the answer held no usable node point. */
    public @Nullable CounterPoint node() {
        return node.point();
    }

    /** Whether the source spoke of the node itself. */
    public NodeSeries nodeSeries() {
        return node.series();
    }

    /** How many containers. */
    public int size() {
        return names.length;
    }

    /** The name of container {@code index}; names ascend with the index. */
    public ContainerName name(int index) {
        return names[index];
    }

    /** The counters of container {@code index}. */
    public CounterPoint point(int index) {
        return points[index];
    }

    /** Bytes of swap the node uses, {@link #NO_SWAP} when the kubelet did not say. */
    public long nodeSwapBytes() {
        return node.swapBytes();
    }

    /** Bytes of swap container {@code index} uses, {@link #NO_SWAP} when the kubelet did not say. */
    public long swapBytes(int index) {
        return swapBytes == null ? NO_SWAP : swapBytes[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodePoints that
                && node.equals(that.node)
                && Arrays.equals(names, that.names)
                && Arrays.equals(points, that.points)
                && IntStream.range(0, names.length).allMatch(index -> swapBytes(index) == that.swapBytes(index));
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(names) + Arrays.hashCode(points);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("node ").append(node);
        for (int index = 0; index < names.length; index++) {
            text.append(", ").append(names[index]).append(' ').append(points[index]);
            if (swapBytes(index) != NO_SWAP) {
                text.append(" swap ").append(swapBytes(index));
            }
        }
        return text.toString();
    }
}
