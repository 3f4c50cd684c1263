package dev.windlass.cluster.observe;

import dev.windlass.cluster.snapshot.HostPort;
import dev.windlass.cluster.snapshot.NodeSelectorTerm;
import dev.windlass.cluster.snapshot.NodeSelectorTerm.Requirement;
import dev.windlass.cluster.snapshot.PodSpec;
import dev.windlass.cluster.snapshot.Resources;
import dev.windlass.cluster.snapshot.Toleration;
import dev.windlass.cluster.snapshot.UnbuiltRule;
import dev.windlass.kube.wire.Container;
import dev.windlass.kube.wire.NodeSelectorRequirement;
import dev.windlass.kube.wire.PodSchedulingGate;
import dev.windlass.kube.wire.Volume;
import dev.windlass.kube.wire.VolumeSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads of a pod's spec what scheduling and draining go by. */
final class PodSpecReader {
    private static final long DEFAULT_GRACE_SECONDS = 30;

    private PodSpecReader() {}

    static PodSpec read(dev.windlass.kube.wire.PodSpec spec, Resources requests) {
        return new PodSpec(
                requests,
                hostPorts(spec),
                spec.getNodeSelectorMap(),
                requiredTerms(spec),
                tolerations(spec),
                spec.getSchedulingGatesList().stream()
                        .map(PodSchedulingGate::getName)
                        .toList(),
                requiredFeatures(spec),
                unbuiltRules(spec),
                localVolumes(spec),
                spec.getSchedulerName().isEmpty() ? "default-scheduler" : spec.getSchedulerName(),
                spec.hasPriority() ? spec.getPriority() : null,
                spec.hasTerminationGracePeriodSeconds()
                        ? spec.getTerminationGracePeriodSeconds()
                        : DEFAULT_GRACE_SECONDS);
    }

    /** Plain init containers are gone before the others could miss their ports. */
    private static List<HostPort> hostPorts(dev.windlass.kube.wire.PodSpec spec) {
        List<HostPort> ports = new ArrayList<>();
        for (Container init : spec.getInitContainersList()) {
            if (init.getRestartPolicy().equals("Always")) {
                addHostPorts(init, ports);
            }
        }
        spec.getContainersList().forEach(container -> addHostPorts(container, ports));
        return ports;
    }

    private static void addHostPorts(Container container, List<HostPort> ports) {
        container.getPortsList().stream()
                .filter(port -> port.getHostPort() > 0)
                .forEach(port -> ports.add(new HostPort(port.getHostIP(), port.getProtocol(), port.getHostPort())));
    }

    private static @Nullable List<NodeSelectorTerm> requiredTerms(dev.windlass.kube.wire.PodSpec spec) {
        var affinity = spec.getAffinity().getNodeAffinity();
        if (!affinity.hasRequiredDuringSchedulingIgnoredDuringExecution()) {
            return null;
        }
        return affinity.getRequiredDuringSchedulingIgnoredDuringExecution().getNodeSelectorTermsList().stream()
                .map(term -> new NodeSelectorTerm(
                        requirements(term.getMatchExpressionsList()), requirements(term.getMatchFieldsList())))
                .toList();
    }

    private static List<Requirement> requirements(List<NodeSelectorRequirement> requirements) {
        return requirements.stream()
                .map(requirement ->
                        new Requirement(requirement.getKey(), requirement.getOperator(), requirement.getValuesList()))
                .toList();
    }

    private static List<Toleration> tolerations(dev.windlass.kube.wire.PodSpec spec) {
        return spec.getTolerationsList().stream()
                .map(toleration -> new Toleration(
                        toleration.getKey(), toleration.getOperator(), toleration.getValue(), toleration.getEffect()))
                .toList();
    }

    private static Set<String> requiredFeatures(dev.windlass.kube.wire.PodSpec spec) {
        Set<String> features = new HashSet<>();
        boolean restartsAll = spec.getContainersList().stream()
                .flatMap(container -> container.getRestartPolicyRulesList().stream())
                .anyMatch(rule -> rule.getAction().equals("RestartAllContainers"));
        if (restartsAll) {
            features.add("RestartAllContainersOnContainerExits");
        }
        if (spec.getHostNetwork() && spec.hasHostUsers() && !spec.getHostUsers()) {
            features.add("UserNamespacesHostNetworkSupport");
        }
        return features;
    }

    private static Set<UnbuiltRule> unbuiltRules(dev.windlass.kube.wire.PodSpec spec) {
        Set<UnbuiltRule> rules = EnumSet.noneOf(UnbuiltRule.class);
        if (spec.getVolumesList().stream().map(Volume::getVolumeSource).anyMatch(PodSpecReader::dependsOnNode)) {
            rules.add(UnbuiltRule.VOLUMES);
        }
        if (spec.getTopologySpreadConstraintsList().stream()
                .anyMatch(constraint -> constraint.getWhenUnsatisfiable().equals("DoNotSchedule"))) {
            rules.add(UnbuiltRule.TOPOLOGY_SPREAD);
        }
        if (spec.getAffinity().getPodAffinity().getRequiredDuringSchedulingIgnoredDuringExecutionCount() > 0
                || spec.getAffinity().getPodAntiAffinity().getRequiredDuringSchedulingIgnoredDuringExecutionCount()
                        > 0) {
            rules.add(UnbuiltRule.POD_AFFINITY);
        }
        if (spec.getResourceClaimsCount() > 0) {
            rules.add(UnbuiltRule.DYNAMIC_RESOURCES);
        }
        return rules;
    }

    private static boolean dependsOnNode(VolumeSource source) {
        return source.hasPersistentVolumeClaim()
                || source.hasEphemeral()
                || source.hasGcePersistentDisk()
                || source.hasAwsElasticBlockStore()
                || source.hasIscsi()
                || source.hasRbd()
                || source.hasCsi();
    }

    private static List<String> localVolumes(dev.windlass.kube.wire.PodSpec spec) {
        return spec.getVolumesList().stream()
                .filter(volume -> isLocal(volume.getVolumeSource()))
                .map(Volume::getName)
                .toList();
    }

    private static boolean isLocal(VolumeSource source) {
        boolean onDisk =
                source.hasEmptyDir() && !source.getEmptyDir().getMedium().equals("Memory");
        return source.hasHostPath() || onDisk;
    }
}
