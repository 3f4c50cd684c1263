package dev.windlass.cluster.app;

import dev.windlass.cluster.observe.GroupsSeen;
import dev.windlass.cluster.observe.NodeReader;
import dev.windlass.cluster.observe.Observation;
import dev.windlass.cluster.provider.NodeGroups;
import dev.windlass.cluster.provider.ProviderException;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Asks the provider what there is; a provider that fails is believed as of its last answer. For one thread. */
final class ProviderView {
    private static final Logger LOG = Logger.getLogger(ProviderView.class);

    private final NodeGroups groups;
    private final AutoscalerMetrics metrics;
    private String problem = "";

    ProviderView(NodeGroups groups, AutoscalerMetrics metrics) {
        this.groups = groups;
        this.metrics = metrics;
    }

    GroupsSeen refresh(Observation seen) {
        try {
            groups.refresh(seen.nodes());
            say("");
        } catch (ProviderException e) {
            metrics.error("cloudProviderError");
            say(Objects.toString(e.getMessage()));
        }
        List<NodeGroup> known = groups.groups();
        Map<String, String> groupOfNode = new HashMap<>();
        seen.nodes().forEach(node -> groups.groupOf(node).ifPresent(group -> groupOfNode.put(node.name(), group)));
        Map<String, Node> definitions = new HashMap<>();
        known.forEach(group -> groups.template(group.id())
                .ifPresent(template -> definitions.put(group.id(), NodeReader.read(template))));
        return new GroupsSeen(known, groupOfNode, definitions);
    }

    /** What is wrong with the provider now; empty when nothing is. */
    String problem() {
        return problem;
    }

    private void say(String now) {
        if (!now.equals(problem)) {
            if (now.isEmpty()) {
                LOG.info("node groups can be read again");
            } else {
                LOG.warnf("node groups cannot be read, going on with what was known: error=%s", now);
            }
            problem = now;
        }
    }
}
