package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.Node;
import dev.windlass.kube.wire.NodeAddress;
import dev.windlass.kube.wire.NodeCondition;
import dev.windlass.kube.wire.NodeSystemInfo;
import dev.windlass.kube.wire.Taint;
import java.util.List;

/** What is exported about Nodes. */
final class NodeFamilies {
    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";

    private NodeFamilies() {}

    static KindFamilies<Node> of(KeySelection labels, KeySelection annotations) {
        return new KindFamilies<>(
                Kinds.NODE,
                Node::getMetadata,
                ObjectLabels.cluster("node", Node::getMetadata),
                List.of(
                        MetadataFamilies.annotations("kube_node_annotations", annotations, Node::getMetadata),
                        MetadataFamilies.created("kube_node_created", Node::getMetadata),
                        MetadataFamilies.deleted("kube_node_deletion_timestamp", Node::getMetadata),
                        info(),
                        MetadataFamilies.labels("kube_node_labels", labels, Node::getMetadata),
                        role(),
                        specPodCidrs(),
                        specTaint(),
                        specUnschedulable(),
                        statusAllocatable(),
                        statusCapacity(),
                        statusCondition(),
                        statusAddresses()));
    }

    private static Family<Node> info() {
        return stable("kube_node_info", "Information about a cluster node.")
                .labels(
                        "kernel_version",
                        "os_image",
                        "container_runtime_version",
                        "kubelet_version",
                        "kubeproxy_version",
                        "provider_id",
                        "pod_cidr",
                        "system_uuid",
                        "internal_ip")
                .rule((node, samples) -> {
                    NodeSystemInfo system = node.getStatus().getNodeInfo();
                    samples.add(
                            1,
                            system.getKernelVersion(),
                            system.getOsImage(),
                            system.getContainerRuntimeVersion(),
                            system.getKubeletVersion(),
                            // Kubernetes no longer fills the version of kube-proxy; dashboards still ask for the label.
                            "deprecated",
                            node.getSpec().getProviderID(),
                            node.getSpec().getPodCIDR(),
                            system.getSystemUUID(),
                            internalIp(node));
                });
    }

    private static String internalIp(Node node) {
        String last = "";
        for (NodeAddress address : node.getStatus().getAddressesList()) {
            if (address.getType().equals("InternalIP")) {
                last = address.getAddress();
            }
        }
        return last;
    }

    private static Family<Node> role() {
        return alpha("kube_node_role", "The role of a cluster node.")
                .labels("role")
                .rule((node, samples) -> {
                    for (String key : node.getMetadata().getLabelsMap().keySet()) {
                        if (key.startsWith(ROLE_PREFIX)) {
                            samples.add(1, key.substring(ROLE_PREFIX.length()));
                        }
                    }
                });
    }

    private static Family<Node> specPodCidrs() {
        return alpha("kube_node_spec_pod_cidrs", "The pod CIDRs of a cluster node.")
                .labels("pod_cidr")
                .rule((node, samples) -> {
                    for (String cidr : node.getSpec().getPodCIDRsList()) {
                        samples.add(1, cidr);
                    }
                });
    }

    private static Family<Node> specTaint() {
        return stable("kube_node_spec_taint", "The taint of a cluster node.")
                .labels("key", "value", "effect")
                .rule((node, samples) -> {
                    for (Taint taint : node.getSpec().getTaintsList()) {
                        samples.add(1, taint.getKey(), taint.getValue(), taint.getEffect());
                    }
                });
    }

    private static Family<Node> specUnschedulable() {
        return stable("kube_node_spec_unschedulable", "Whether a node can schedule new pods.")
                .rule((node, samples) -> samples.add(node.getSpec().getUnschedulable()));
    }

    private static Family<Node> statusAllocatable() {
        return stable(
                        "kube_node_status_allocatable",
                        "The allocatable for different resources of a node that are available for scheduling.")
                .labels("resource", "unit")
                .rule((node, samples) ->
                        ResourceAmounts.addOfNode(samples, node.getStatus().getAllocatableMap()));
    }

    private static Family<Node> statusCapacity() {
        return stable("kube_node_status_capacity", "The capacity for different resources of a node.")
                .labels("resource", "unit")
                .rule((node, samples) ->
                        ResourceAmounts.addOfNode(samples, node.getStatus().getCapacityMap()));
    }

    private static Family<Node> statusCondition() {
        return stable("kube_node_status_condition", "The condition of a cluster node.")
                .labels("condition", "status")
                .rule((node, samples) -> {
                    for (NodeCondition condition : node.getStatus().getConditionsList()) {
                        StatusSamples.addCondition(samples, condition.getStatus(), condition.getType());
                    }
                });
    }

    private static Family<Node> statusAddresses() {
        return alpha("kube_node_status_addresses", "Node address information.")
                .labels("type", "address")
                .rule((node, samples) -> {
                    for (NodeAddress address : node.getStatus().getAddressesList()) {
                        samples.add(1, address.getType(), address.getAddress());
                    }
                });
    }
}
