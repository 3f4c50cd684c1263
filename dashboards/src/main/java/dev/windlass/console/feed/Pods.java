package dev.windlass.console.feed;

import dev.windlass.console.projection.ObjectName;
import dev.windlass.console.projection.PodFacts;
import dev.windlass.console.projection.PodFacts.Phase;
import dev.windlass.console.projection.PodFacts.Unplaced;
import dev.windlass.console.projection.WorkloadName;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.kube.wire.Container;
import dev.windlass.kube.wire.ContainerStatus;
import dev.windlass.kube.wire.OwnerReference;
import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.PodCondition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pods as facts. For one thread. */
final class Pods {
    private final Shared shared = new Shared();

    PodFacts facts(Pod pod) {
        String namespace = shared.one(pod.getMetadata().getNamespace());
        int ready = 0;
        int restarts = 0;
        for (ContainerStatus container : pod.getStatus().getContainerStatusesList()) {
            ready += container.getReady() ? 1 : 0;
            restarts += container.getRestartCount();
        }
        return new PodFacts(
                new ObjectName(namespace, pod.getMetadata().getName()),
                owner(namespace, pod),
                shared.one(pod.getSpec().getNodeName()),
                phase(pod.getStatus().getPhase()),
                shared.one(PodStatusText.of(pod)),
                Instants.of(pod.getMetadata().getCreationTimestamp()),
                ready,
                pod.getSpec().getContainersCount(),
                restarts,
                unplaced(pod),
                requested(pod, "cpu").milliValue(),
                requested(pod, "memory").value());
    }

    /**
     * The workload people know. A ReplicaSet of a Deployment is named after it with the pod template's hash, so that no
     * ReplicaSet need be watched for this.
     */
    private @Nullable WorkloadName owner(String namespace, Pod pod) {
        for (OwnerReference owner : pod.getMetadata().getOwnerReferencesList()) {
            if (owner.getController()) {
                String hash = "-" + pod.getMetadata().getLabelsOrDefault("pod-template-hash", "");
                boolean ofDeployment = owner.getKind().equals("ReplicaSet")
                        && hash.length() > 1
                        && owner.getName().endsWith(hash);
                String kind = ofDeployment ? "Deployment" : owner.getKind();
                String name = ofDeployment
                        ? owner.getName().substring(0, owner.getName().length() - hash.length())
                        : owner.getName();
                return shared.one(new WorkloadName(kind, new ObjectName(namespace, name)));
            }
        }
        return null;
    }

    private static Phase phase(String phase) {
        return switch (phase) {
            case "Pending" -> Phase.PENDING;
            case "Running" -> Phase.RUNNING;
            case "Succeeded" -> Phase.SUCCEEDED;
            case "Failed" -> Phase.FAILED;
            default -> Phase.UNKNOWN;
        };
    }

    private static @Nullable Unplaced unplaced(Pod pod) {
        for (PodCondition condition : pod.getStatus().getConditionsList()) {
            if (condition.getType().equals("PodScheduled")
                    && condition.getStatus().equals("False")) {
                return new Unplaced(
                        condition.getReason(), condition.getMessage(), Instants.of(condition.getLastTransitionTime()));
            }
        }
        return null;
    }

    private static Quantity requested(Pod pod, String resource) {
        Quantity sum = Quantity.ZERO;
        for (Container container : pod.getSpec().getContainersList()) {
            Map<String, dev.windlass.kube.wire.Quantity> requests =
                    container.getResources().getRequestsMap();
            dev.windlass.kube.wire.Quantity amount = requests.get(resource);
            sum = amount == null ? sum : sum.add(Quantity.parse(amount.getString()));
        }
        return sum;
    }
}
