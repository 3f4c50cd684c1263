package dev.windlass.metrics.api;

import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowUsage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Joins objects with usages. The objects decide what exists: a pod that has finished is gone from here although its kubelet
 * still tells of it, and an object without a usage is left out of a list.
 */
public final class Readings {
    private final Mirror<KubeletNode> nodes;
    private final Mirror<RunningPod> pods;
    private final LabelSelector scraped;
    private final UsageStore store;
    /** Replaced whole; two readers that meet an old one both sort. */
    private volatile Sorted sorted = new Sorted(-1, OrderedPods.of(List.of()));

    /** @param scraped the nodes this installation scrapes; a list holds no others */
    public Readings(Mirror<KubeletNode> nodes, Mirror<RunningPod> pods, LabelSelector scraped, UsageStore store) {
        this.nodes = nodes;
        this.pods = pods;
        this.scraped = scraped;
        this.store = store;
    }

    /** The nodes with a usage that match, in the order of their names. */
    List<NodeReading> nodes(LabelSelector labels, Predicate<KubeletNode> fields) {
        return nodes.values().stream()
                .filter(node -> scraped.matches(node.labels()) && labels.matches(node.labels()))
                .filter(fields)
                .sorted(Comparator.comparing(KubeletNode::name))
                .flatMap(node -> usage(node).stream().map(usage -> new NodeReading(node, usage)))
                .toList();
    }

    Lookup<NodeReading> node(String name) {
        Optional<KubeletNode> node = nodes.get(ObjectKey.of(name));
        if (node.isEmpty()) {
            return new Lookup.Unknown<>();
        }
        Optional<WindowUsage> usage = usage(node.get());
        return usage.isPresent()
                ? new Lookup.Found<>(new NodeReading(node.get(), usage.get()))
                : new Lookup.WithoutUsage<>();
    }

    private Optional<WindowUsage> usage(KubeletNode node) {
        return store.node(node.name()).flatMap(NodeWindow::node);
    }

    /**
     * The running pods with a usage that match, in the order of namespace and name. Each is joined with its usage when it is come to:
     * a list of all pods is never held as a whole.
     *
     * @param namespace empty for all
     */
    PodReadings pods(String namespace, LabelSelector labels, Predicate<RunningPod> fields) {
        OrderedPods running = namespace.isEmpty() ? everyPod() : OrderedPods.of(pods.byNamespace(namespace));
        return new Joining(running, pod -> labels.matches(pod.labels()) && fields.test(pod), store);
    }

    private record Joining(OrderedPods pods, Predicate<RunningPod> wanted, UsageStore store) implements PodReadings {
        @Override
        public JoinedPods iterator() {
            return new JoinedPods(pods, wanted, store);
        }

        @Override
        public Held held(Consumer<PodReading> each) {
            HeldPods held = HeldPods.of(iterator(), store.completeness(), each);
            return new Held(held, held.bytes());
        }
    }

    /** Sorted once for as long as no pod comes, goes or changes: sorting costs a list of all pods more than anything else. */
    private OrderedPods everyPod() {
        long version = pods.version();
        Sorted known = sorted;
        if (known.version() != version) {
            known = new Sorted(version, OrderedPods.of(pods.values()));
            sorted = known;
        }
        return known.pods();
    }

    private record Sorted(long version, OrderedPods pods) {}

    Lookup<PodReading> pod(String namespace, String name) {
        Optional<RunningPod> pod = pods.get(new ObjectKey(namespace, name));
        if (pod.isEmpty()) {
            return new Lookup.Unknown<>();
        }
        return store.pod(pod.get().node(), namespace, name)
                .<Lookup<PodReading>>map(usage -> new Lookup.Found<>(new PodReading(pod.get(), usage)))
                .orElseGet(Lookup.WithoutUsage::new);
    }
}
