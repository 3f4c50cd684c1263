package dev.windlass.metrics.window;

import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last points of one node and its containers, and of each the point before that its usage is taken from. Immutable: a reader
 * in flight stays consistent while the next scrape makes the next window.
 */
public final class NodeWindow {
    private final NodePoints last;
    private final @Nullable CounterPoint nodePrevious;
    /** Beside {@code last}'s containers; an element is null where there is no earlier point. */
    private final @Nullable CounterPoint[] previous;

    private final int renewed;

    private NodeWindow(
            NodePoints last, @Nullable CounterPoint nodePrevious, @Nullable CounterPoint[] previous, int renewed) {
        this.last = last;
        this.nodePrevious = nodePrevious;
        this.previous = previous;
        this.renewed = renewed;
    }

    /** The window after a node's first scrape. */
    public static NodeWindow first(NodePoints points, WindowRules rules) {
        return next(null, points, rules);
    }

    /** The window after another scrape; what the scrape did not name is forgotten. */
    public NodeWindow advance(NodePoints points, WindowRules rules) {
        return next(this, points, rules);
    }

    private static NodeWindow next(@Nullable NodeWindow before, NodePoints points, WindowRules rules) {
        long resolution = rules.resolution().toNanos();
        @Nullable CounterPoint[] previous = new CounterPoint[points.size()];
        int candidate = 0;
        int renewed = 0;
        for (int index = 0; index < previous.length; index++) {
            ContainerName name = points.name(index);
            CounterPoint lastPoint = null;
            CounterPoint previousPoint = null;
            if (before != null) {
                // Both lists ascend, so one pass over both finds each container.
                candidate = before.seek(name, candidate);
                if (before.names(candidate, name)) {
                    lastPoint = before.last.point(candidate);
                    previousPoint = before.previous[candidate];
                }
            }
            renewed += isNewer(lastPoint, points.point(index)) ? 1 : 0;
            previous[index] = Rate.previousOfContainer(previousPoint, lastPoint, points.point(index), resolution);
        }
        CounterPoint node = points.node();
        CounterPoint nodePrevious = before == null || node == null
                ? null
                : Rate.previousOfNode(before.nodePrevious, before.last.node(), node);
        if (node != null) {
            renewed += isNewer(before == null ? null : before.last.node(), node) ? 1 : 0;
        }
        return new NodeWindow(points, nodePrevious, previous, renewed);
    }

    private static boolean isNewer(@Nullable CounterPoint before, CounterPoint now) {
        return before == null || now.timestampNanos() > before.timestampNanos();
    }

    /** The first index from {@code from} on whose name is not before {@code name}. */
    private int seek(ContainerName name, int from) {
        int index = from;
        while (index < last.size()
                && last.name(index) != name
                && last.name(index).compareTo(name) < 0) {
            index++;
        }
        return index;
    }

    private boolean names(int index, ContainerName name) {
        return index < last.size() && last.name(index).equals(name);
    }

    /** The points of the last scrape. */
    public NodePoints points() {
        return last;
    }

    /** Of the node and its containers, how many were measured since the scrape before; all of them after the first. */
    public int renewed() {
        return renewed;
    }

    /** Whether the node has two points. A usage may still be missing, when its counter went backwards. */
    public boolean nodeHasPrevious() {
        return nodePrevious != null;
    }

    /** Whether any container has two points. */
    public boolean containerHasPrevious() {
        for (CounterPoint point : previous) {
            if (point != null) {
                return true;
            }
        }
        return false;
    }

    /** The node's usage. */
    public Optional<WindowUsage> node() {
        CounterPoint node = last.node();
        return nodePrevious == null || node == null
                ? Optional.empty()
                : Rate.usage(nodePrevious, node, last.nodeSwapBytes());
    }

    /** The usage of container {@code index} of {@link #points()}. */
    public Optional<WindowUsage> container(int index) {
        CounterPoint before = previous[index];
        return before == null ? Optional.empty() : Rate.usage(before, last.point(index), last.swapBytes(index));
    }

    /** The usage of one pod, when it has one that may be served under the rule. */
    public Optional<PodUsage> pod(String namespace, String pod, PodCompleteness completeness) {
        int place = place(namespace, pod, 0);
        return place < 0 ? Optional.empty() : pod(place, completeness);
    }

    /**
     * Where a pod's first container stands among {@link #points()}; negative when the node does not tell of the pod.
     *
     * @param guess where it may well be, as it was in an earlier window: a pod keeps its place until a container comes or goes
     */
    public int place(String namespace, String pod, int guess) {
        if (isFirstOf(guess, namespace, pod)) {
            return guess;
        }
        // An empty container name sorts before every other, so this finds the pod's first container.
        int place = search(new ContainerName(namespace, pod, ""));
        return isOf(place, namespace, pod) ? place : -1;
    }

    private boolean isFirstOf(int place, String namespace, String pod) {
        return isOf(place, namespace, pod) && !isOf(place - 1, namespace, pod);
    }

    private boolean isOf(int place, String namespace, String pod) {
        return place >= 0
                && place < last.size()
                && last.name(place).pod().equals(pod)
                && last.name(place).namespace().equals(namespace);
    }

    /** The usage of the pod at its {@link #place}, when it has one that may be served under the rule. */
    public Optional<PodUsage> pod(int place, PodCompleteness completeness) {
        int to = place + 1;
        while (to < last.size() && last.name(to).samePod(last.name(place))) {
            to++;
        }
        return served(place, to, completeness);
    }

    /** Every pod with a usage that may be served under the rule, in the order of namespace and name. */
    public List<PodUsage> pods(PodCompleteness completeness) {
        List<PodUsage> pods = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= last.size(); to++) {
            if (to == last.size() || !last.name(to).samePod(last.name(from))) {
                served(from, to, completeness).ifPresent(pods::add);
                from = to;
            }
        }
        return pods;
    }

    private Optional<PodUsage> served(int from, int to, PodCompleteness completeness) {
        @Nullable ContainerUsage[] usages = new ContainerUsage[to - from];
        int count = 0;
        boolean complete = true;
        for (int index = from; index < to; index++) {
            CounterPoint before = previous[index];
            complete &= before != null;
            Optional<WindowUsage> usage =
                    before == null ? Optional.empty() : Rate.usage(before, last.point(index), last.swapBytes(index));
            if (usage.isPresent()) {
                usages[count++] = new ContainerUsage(last.name(index).container(), usage.get());
            }
        }
        boolean serve =
                switch (completeness) {
                    case CONTAINER_ALONE -> count > 0;
                    case WHOLE_POD -> complete;
                };
        return serve
                ? Optional.of(new PodUsage(
                        last.name(from).namespace(), last.name(from).pod(), List.of(Arrays.copyOf(usages, count))))
                : Optional.empty();
    }

    private int search(ContainerName name) {
        int low = 0;
        int high = last.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (last.name(middle).compareTo(name) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
