package dev.windlass.console.feed;

import dev.windlass.console.projection.ObjectName;
import dev.windlass.console.projection.WorkloadFacts;
import dev.windlass.console.projection.WorkloadName;
import dev.windlass.kube.wire.Deployment;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.StatefulSet;

/** Workloads as facts. */
final class Workloads {
    private Workloads() {}

    static WorkloadFacts facts(Deployment deployment) {
        return new WorkloadFacts(
                name("Deployment", deployment.getMetadata()),
                deployment.getSpec().getReplicas(),
                deployment.getStatus().getReplicas(),
                deployment.getStatus().getReadyReplicas());
    }

    static WorkloadFacts facts(StatefulSet set) {
        return new WorkloadFacts(
                name("StatefulSet", set.getMetadata()),
                set.getSpec().getReplicas(),
                set.getStatus().getReplicas(),
                set.getStatus().getReadyReplicas());
    }

    private static WorkloadName name(String kind, ObjectMeta meta) {
        return new WorkloadName(kind, new ObjectName(meta.getNamespace(), meta.getName()));
    }
}
