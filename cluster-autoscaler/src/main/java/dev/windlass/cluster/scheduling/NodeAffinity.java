package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.scheduling.Verdict.Fit;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeSelectorTerm;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.PodSpec;
import java.util.List;
import java.util.Map;

/** All pairs of {@code nodeSelector}, and any term of the required node affinity. */
final class NodeAffinity implements Filter {
    static final String PLUGIN = "NodeAffinity";

    @Override
    public Verdict filter(Pod pod, NodeState node) {
        if (selects(pod.spec(), node.node())) {
            return Fit.FIT;
        }
        return Refusal.unresolvable(PLUGIN, "node(s) didn't match Pod's node affinity/selector");
    }

    private static boolean selects(PodSpec spec, Node node) {
        for (Map.Entry<String, String> pair : spec.nodeSelector().entrySet()) {
            if (!pair.getValue().equals(node.labels().get(pair.getKey()))) {
                return false;
            }
        }
        return spec.requiredAffinity().map(terms -> anyMatches(terms, node)).orElse(true);
    }

    private static boolean anyMatches(List<NodeSelectorTerm> terms, Node node) {
        for (NodeSelectorTerm term : terms) {
            if (TermMatch.matches(term, node)) {
                return true;
            }
        }
        return false;
    }
}
