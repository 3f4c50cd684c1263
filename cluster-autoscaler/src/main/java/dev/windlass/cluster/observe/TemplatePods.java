package dev.windlass.cluster.observe;

import dev.windlass.cluster.snapshot.Owner;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.kube.wire.Container;
import dev.windlass.kube.wire.ContainerPort;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.OwnerReference;
import dev.windlass.kube.wire.PodSpec;
import dev.windlass.kube.wire.PodTemplateSpec;
import dev.windlass.kube.wire.Quantity;
import dev.windlass.kube.wire.ResourceRequirements;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Makes pods of workload templates, with what the API server would have filled in. */
final class TemplatePods {
    private final PodReader reader;

    TemplatePods(PodReader reader) {
        this.reader = reader;
    }

    Pod make(PodTemplateSpec template, String namespace, Owner owner) {
        ObjectMeta meta = template.getMetadata().toBuilder()
                .setNamespace(namespace)
                .setName(owner.name() + "-template")
                .clearOwnerReferences()
                .addOwnerReferences(OwnerReference.newBuilder()
                        .setKind(owner.kind())
                        .setName(owner.name())
                        .setUid(owner.uid())
                        .setController(true))
                .build();
        return reader.read(dev.windlass.kube.wire.Pod.newBuilder()
                .setMetadata(meta)
                .setSpec(defaulted(template.getSpec()))
                .build());
    }

    static PodSpec defaulted(PodSpec spec) {
        PodSpec.Builder defaulted = spec.toBuilder();
        for (Container.Builder container : defaulted.getContainersBuilderList()) {
            fillIn(container, spec.getHostNetwork());
        }
        for (Container.Builder container : defaulted.getInitContainersBuilderList()) {
            fillIn(container, spec.getHostNetwork());
        }
        if (defaulted.hasResources()) {
            defaulted.setResources(podLevel(defaulted));
        }
        return defaulted.build();
    }

    private static void fillIn(Container.Builder container, boolean hostNetwork) {
        ResourceRequirements.Builder resources = container.getResourcesBuilder();
        resources.getLimitsMap().forEach((name, limit) -> {
            if (!resources.containsRequests(name)) {
                resources.putRequests(name, limit);
            }
        });
        if (hostNetwork) {
            for (ContainerPort.Builder port : container.getPortsBuilderList()) {
                if (port.getHostPort() == 0) {
                    port.setHostPort(port.getContainerPort());
                }
            }
        }
    }

    /** A pod-level limit stands in for a request that neither the pod nor any container makes. */
    private static ResourceRequirements podLevel(PodSpec.Builder spec) {
        Set<String> requested = new HashSet<>();
        spec.getContainersList()
                .forEach(container -> requested.addAll(
                        container.getResources().getRequestsMap().keySet()));
        spec.getInitContainersList()
                .forEach(container -> requested.addAll(
                        container.getResources().getRequestsMap().keySet()));
        ResourceRequirements.Builder resources = spec.getResources().toBuilder();
        Map<String, Quantity> limits = spec.getResources().getLimitsMap();
        limits.forEach((name, limit) -> {
            if (!resources.containsRequests(name) && !requested.contains(name)) {
                resources.putRequests(name, limit);
            }
        });
        return resources.build();
    }
}
