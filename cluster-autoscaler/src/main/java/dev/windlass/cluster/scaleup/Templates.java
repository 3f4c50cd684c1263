package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.scheduling.Verdict;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.NodeTemplate;
import dev.windlass.cluster.snapshot.NodeTemplate.Origin;
import dev.windlass.cluster.snapshot.Pod;
import java.util.List;
import java.util.Set;

/** Makes a template of a group's definition or of one of its nodes. */
public final class Templates {
    private final Scheduling scheduling;
    private final Set<String> startupTaints;

    /**
     * @param startupTaints keys of taints that new nodes lose once they are started
     */
    public Templates(Scheduling scheduling, Set<String> startupTaints) {
        this.scheduling = scheduling;
        this.startupTaints = Set.copyOf(startupTaints);
    }

    /**
     * A template from the provider's definition; it runs every daemon that would fit it.
     *
     * @param daemonPods one pod for each DaemonSet of the cluster
     */
    public NodeTemplate fromDefinition(String group, Node definition, List<Pod> daemonPods) {
        NodeTemplate bare = new NodeTemplate(group, cleaned(definition), List.of(), Origin.DEFINITION);
        NodeState empty = bare.instance(0);
        List<Pod> fitting = daemonPods.stream()
                .filter(pod -> scheduling.fits(pod, empty) == Verdict.Fit.FIT)
                .toList();
        return new NodeTemplate(group, bare.node(), fitting, Origin.DEFINITION);
    }

    /** A template from a node that runs; it runs the daemons and mirror pods that node runs. */
    public NodeTemplate fromLiveNode(String group, NodeState live) {
        List<Pod> daemons = live.pods().stream()
                .filter(pod -> pod.isDaemonSetPod() || pod.isMirror())
                .toList();
        return new NodeTemplate(group, cleaned(live.node()), daemons, Origin.LIVE_NODE);
    }

    private Node cleaned(Node node) {
        return new Node(
                node.name(),
                "",
                node.labels(),
                node.annotations(),
                NodeTaints.lasting(node, startupTaints),
                node.unschedulable(),
                node.allocatable(),
                node.capacity(),
                node.maxPods(),
                node.declaredFeatures(),
                true,
                node.createdAt());
    }
}
