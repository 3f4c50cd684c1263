package dev.windlass.metrics.kubelet.parse;

import java.util.Arrays;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one scrape of one node found: the node's point, when it had a usable one, and the points of its containers in the order of
 * their names. Immutable. Two arrays and no list of pairs, because one of these is made per node and scrape; the array of names is
 * shared between scrapes as long as the containers stay the same.
 */
public final class NodePoints {
    private final @Nullable CounterPoint node;
    private final NodeSeries nodeSeries;
    private final ContainerName[] names;
    private final CounterPoint[] points;

    /** Whether the source spoke of the node itself. */
    public enum NodeSeries {
        /** It did; the values may still be unusable, such as the zeros of a node that has not been measured yet. */
        PRESENT,
        /** It did not: an answer that ends in the middle, or a kubelet that never tells of its node. */
        ABSENT
    }

    /** The arrays are taken over, not copied: {@code names} ascending, {@code points} of the same length. */
    NodePoints(@Nullable CounterPoint node, NodeSeries nodeSeries, ContainerName[] names, CounterPoint[] points) {
        this.node = node;
        this.nodeSeries = nodeSeries;
        this.names = names;
        this.points = points;
    }

    /** Points from another source than a kubelet's text: a record of the topic, a test. */
    public static NodePoints of(@Nullable CounterPoint node, SortedMap<ContainerName, CounterPoint> containers) {
        return fromSorted(node, containers);
    }

    private static NodePoints fromSorted(
            @Nullable CounterPoint node, SequencedMap<ContainerName, CounterPoint> containers) {
        return new NodePoints(
                node,
                node == null ? NodeSeries.ABSENT : NodeSeries.PRESENT,
                containers.keySet().toArray(ContainerName[]::new),
                containers.values().toArray(CounterPoint[]::new));
    }

    /** The node's own counters, {@code null} when the answer held no usable node point. */
    public @Nullable CounterPoint node() {
        return node;
    }

    /** Whether the source spoke of the node itself. */
    public NodeSeries nodeSeries() {
        return nodeSeries;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodePoints that
                && Objects.equals(node, that.node)
                && nodeSeries == that.nodeSeries
                && Arrays.equals(names, that.names)
                && Arrays.equals(points, that.points);
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
        }
        return text.toString();
    }
}
