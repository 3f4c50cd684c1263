package dev.windlass.metrics.scrape;

import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.metrics.kubelet.KubeletNode;
import java.util.List;

/** Every node of the cluster that matches the selector, whoever scrapes it. */
public final class SelectedNodes {
    private final Mirror<KubeletNode> nodes;
    private final LabelSelector selector;
    /** Replaced whole; kept for as long as no node changes, since labels of five thousand nodes are not matched for nothing. */
    private volatile Selected selected = new Selected(-1, List.of());

    private record Selected(long version, List<KubeletNode> nodes) {}

    public SelectedNodes(Mirror<KubeletNode> nodes, LabelSelector selector) {
        this.nodes = nodes;
        this.selector = selector;
    }

    /** The nodes as of now, in any order. */
    public List<KubeletNode> nodes() {
        long version = nodes.version();
        Selected known = selected;
        if (known.version() != version) {
            known = new Selected(
                    version,
                    nodes.values().stream()
                            .filter(node -> selector.matches(node.labels()))
                            .toList());
            selected = known;
        }
        return known.nodes();
    }
}
