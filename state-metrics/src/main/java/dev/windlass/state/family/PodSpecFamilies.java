package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.wire.OwnerReference;
import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.PodIP;
import dev.windlass.kube.wire.PodResourceClaim;
import dev.windlass.kube.wire.PodResourceClaimStatus;
import dev.windlass.kube.wire.Quantity;
import dev.windlass.kube.wire.Toleration;
import dev.windlass.state.exposition.LabelNames;
import java.util.LinkedHashSet;

/** What a Pod is, and what it asks for. */
final class PodSpecFamilies {
    private PodSpecFamilies() {}

    static Family<Pod> info() {
        return stable("kube_pod_info", "Information about pod.")
                .labels(
                        "host_ip",
                        "pod_ip",
                        "node",
                        "created_by_kind",
                        "created_by_name",
                        "priority_class",
                        "host_network")
                .rule((pod, samples) -> {
                    OwnerReference controller = controller(pod);
                    samples.add(
                            1,
                            pod.getStatus().getHostIP(),
                            pod.getStatus().getPodIP(),
                            pod.getSpec().getNodeName(),
                            controller.getKind(),
                            controller.getName(),
                            pod.getSpec().getPriorityClassName(),
                            Boolean.toString(pod.getSpec().getHostNetwork()));
                });
    }

    private static OwnerReference controller(Pod pod) {
        return pod.getMetadata().getOwnerReferencesList().stream()
                .filter(OwnerReference::getController)
                .findFirst()
                .orElse(OwnerReference.getDefaultInstance());
    }

    static Family<Pod> ips() {
        return alpha("kube_pod_ips", "Pod IP addresses")
                .labels("ip", "ip_family")
                .rule((pod, samples) -> {
                    for (PodIP ip : pod.getStatus().getPodIPsList()) {
                        IpFamily.of(ip.getIp()).ifPresent(family -> samples.add(1, ip.getIp(), family.label()));
                    }
                });
    }

    static Family<Pod> overheadCpu() {
        return alpha(
                        "kube_pod_overhead_cpu_cores",
                        "The pod overhead in regards to cpu cores associated with running a pod.")
                .rule((pod, samples) -> {
                    Quantity cpu = pod.getSpec().getOverheadMap().get("cpu");
                    if (cpu != null) {
                        samples.add(ResourceAmounts.decimal(cpu));
                    }
                });
    }

    static Family<Pod> overheadMemory() {
        return alpha(
                        "kube_pod_overhead_memory_bytes",
                        "The pod overhead in regards to memory associated with running a pod.")
                .rule((pod, samples) -> {
                    Quantity memory = pod.getSpec().getOverheadMap().get("memory");
                    if (memory != null) {
                        samples.add(ResourceAmounts.whole(memory));
                    }
                });
    }

    static Family<Pod> resourceClaim() {
        return alpha(
                        "kube_pod_resourceclaim_info",
                        "Information about a DRA ResourceClaim referenced by a pod, one series per"
                                + " pod.spec.resourceClaims entry; claim_name is the pod-local reference and"
                                + " resourceclaim_name is the resolved ResourceClaim object name.")
                .labels("claim_name", "resourceclaim_name", "resourceclaim_template_name")
                .rule((pod, samples) -> {
                    for (PodResourceClaim claim : pod.getSpec().getResourceClaimsList()) {
                        if (claim.hasResourceClaimName()) {
                            samples.add(1, claim.getName(), claim.getResourceClaimName(), "");
                        } else if (claim.hasResourceClaimTemplateName()) {
                            samples.add(
                                    1,
                                    claim.getName(),
                                    generatedClaim(pod, claim.getName()),
                                    claim.getResourceClaimTemplateName());
                        }
                    }
                });
    }

    /** The claim made from a template; empty until it is made. */
    private static String generatedClaim(Pod pod, String name) {
        return pod.getStatus().getResourceClaimStatusesList().stream()
                .filter(status -> status.getName().equals(name))
                .map(PodResourceClaimStatus::getResourceClaimName)
                .findFirst()
                .orElse("");
    }

    static Family<Pod> restartPolicy() {
        return stable("kube_pod_restart_policy", "Describes the restart policy in use by this pod.")
                .labels("type")
                .rule((pod, samples) -> samples.add(1, pod.getSpec().getRestartPolicy()));
    }

    static Family<Pod> runtimeClass() {
        return alpha("kube_pod_runtimeclass_name_info", "The runtimeclass associated with the pod.")
                .labels("runtimeclass_name")
                .rule((pod, samples) -> {
                    if (pod.getSpec().hasRuntimeClassName()) {
                        samples.add(1, pod.getSpec().getRuntimeClassName());
                    }
                });
    }

    static Family<Pod> tolerations() {
        return alpha("kube_pod_tolerations", "Information about the pod tolerations")
                .labels("key", "operator", "value", "effect", "toleration_seconds")
                .rule((pod, samples) -> {
                    for (Toleration toleration :
                            new LinkedHashSet<>(pod.getSpec().getTolerationsList())) {
                        samples.add(
                                1,
                                toleration.getKey(),
                                toleration.getOperator(),
                                toleration.getValue(),
                                toleration.getEffect(),
                                toleration.hasTolerationSeconds()
                                        ? Long.toString(toleration.getTolerationSeconds())
                                        : "");
                    }
                });
    }

    static Family<Pod> nodeSelectors() {
        return alpha("kube_pod_nodeselectors", "Describes the Pod nodeSelectors.")
                .optIn()
                .rule((pod, samples) -> samples.addLabelled(
                        1, LabelNames.labels("nodeselector", pod.getSpec().getNodeSelectorMap())));
    }

    static Family<Pod> serviceAccount() {
        return alpha("kube_pod_service_account", "The service account for a pod.")
                .labels("service_account")
                .rule((pod, samples) -> samples.add(1, pod.getSpec().getServiceAccountName()));
    }

    static Family<Pod> scheduler() {
        return alpha("kube_pod_scheduler", "The scheduler for a pod.")
                .labels("name")
                .rule((pod, samples) -> samples.add(1, pod.getSpec().getSchedulerName()));
    }
}
