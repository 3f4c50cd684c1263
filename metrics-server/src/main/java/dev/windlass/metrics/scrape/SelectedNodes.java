package dev.windlass.metrics.scrape;

import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.metrics.kubelet.KubeletNode;
import java.util.Collection;

/** Every node of the cluster that matches the selector: the plan of a replica that shares with nobody. */
public final class SelectedNodes implements ScrapePlan {
    private final Mirror<KubeletNode> nodes;
    private final LabelSelector selector;

    public SelectedNodes(Mirror<KubeletNode> nodes, LabelSelector selector) {
        this.nodes = nodes;
        this.selector = selector;
    }

    @Override
    public Collection<KubeletNode> nodes() {
        return nodes.values().stream()
                .filter(node -> selector.matches(node.labels()))
                .toList();
    }
}
