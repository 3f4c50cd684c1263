package dev.windlass.cluster.observe;

import dev.windlass.cluster.scheduling.PodRequests;
import dev.windlass.cluster.snapshot.Owner;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Pod.Progress;
import dev.windlass.cluster.snapshot.PodKey;
import dev.windlass.cluster.snapshot.PodSpec;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.OwnerReference;
import dev.windlass.kube.wire.PodCondition;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the snapshot's pod of the API server's. */
public final class PodReader {
    private static final String STEERING_PREFIX = "cluster-autoscaler.kubernetes.io/";

    private final UnaryOperator<PodSpec> shared;

    /**
     * @param shared gives one object for equal specs, so that the replicas of a workload keep one between them
     */
    public PodReader(UnaryOperator<PodSpec> shared) {
        this.shared = shared;
    }

    public Pod read(dev.windlass.kube.wire.Pod pod) {
        ObjectMeta meta = pod.getMetadata();
        PodRequests requests = RequestsReader.read(pod.getSpec(), pod.getStatus());
        PodSpec spec = shared.apply(PodSpecReader.read(pod.getSpec(), requests.asked()));
        Instant deletedAt = meta.hasDeletionTimestamp()
                ? WireTimes.instant(meta.getDeletionTimestamp()).minusSeconds(meta.getDeletionGracePeriodSeconds())
                : null;
        return new Pod(
                new PodKey(meta.getNamespace(), meta.getName()),
                meta.getUid(),
                meta.getLabelsMap(),
                steering(meta.getAnnotationsMap()),
                controller(meta),
                spec,
                requests.held(),
                pod.getSpec().getNodeName(),
                progress(pod),
                WireTimes.instant(meta.getCreationTimestamp()),
                deletedAt);
    }

    private static Map<String, String> steering(Map<String, String> annotations) {
        Map<String, String> kept = new HashMap<>();
        annotations.forEach((key, value) -> {
            if (key.startsWith(STEERING_PREFIX) || key.equals(Pod.MIRROR)) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    static @Nullable Owner controller(ObjectMeta meta) {
        for (OwnerReference reference : meta.getOwnerReferencesList()) {
            if (reference.getController()) {
                return new Owner(reference.getKind(), reference.getName(), reference.getUid());
            }
        }
        return null;
    }

    private static Progress progress(dev.windlass.kube.wire.Pod pod) {
        String node = pod.getSpec().getNodeName();
        String phase = pod.getStatus().getPhase();
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            return new Progress.Finished(node);
        }
        if (!node.isEmpty()) {
            return new Progress.Bound(node);
        }
        if (!pod.getStatus().getNominatedNodeName().isEmpty()) {
            return new Progress.Nominated(pod.getStatus().getNominatedNodeName());
        }
        if (pod.getSpec().getSchedulingGatesCount() > 0) {
            return new Progress.Gated();
        }
        return isUnschedulable(pod) ? new Progress.Unschedulable() : new Progress.Untried();
    }

    private static boolean isUnschedulable(dev.windlass.kube.wire.Pod pod) {
        for (PodCondition condition : pod.getStatus().getConditionsList()) {
            if (condition.getType().equals("PodScheduled")) {
                return condition.getStatus().equals("False")
                        && condition.getReason().equals("Unschedulable");
            }
        }
        return false;
    }
}
