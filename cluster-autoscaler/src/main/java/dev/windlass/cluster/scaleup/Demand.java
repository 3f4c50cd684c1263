package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Pod.Progress;
import dev.windlass.kube.duration.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which pods need a place, and for which of them nodes may be ordered.
 *
 * @param schedulers only pods of these; empty for all
 * @param delay how old a pod must be before nodes are ordered for it
 */
public record Demand(Set<String> schedulers, Duration delay) {
    /** A pod's own delay. */
    static final String DELAY_ANNOTATION = "cluster-autoscaler.kubernetes.io/pod-scale-up-delay";

    /** While all refused pods are younger than this, the rest of their batch is still being created. */
    private static final Duration BATCH = Duration.ofSeconds(2);

    public Demand {
        schedulers = Set.copyOf(schedulers);
    }

    /**
     * The pods the scheduler refused, and those that have to leave their nodes.
     *
     * @param drained nodes being drained
     */
    public List<PendingPod> of(Collection<Pod> pods, Set<String> drained) {
        List<PendingPod> pending = new ArrayList<>();
        for (Pod pod : pods) {
            if (pod.isTerminating() || !isOurs(pod)) {
                continue;
            }
            switch (pod.progress()) {
                case Progress.Unschedulable() -> pending.add(new PendingPod(pod, PendingPod.Cause.Refused.REFUSED));
                case Progress.Bound(String node)
                when drained.contains(node) && mustMove(pod) ->
                    pending.add(new PendingPod(pod.unassigned(), new PendingPod.Cause.Displaced(node)));
                case Progress.Bound _,
                        Progress.Nominated _,
                        Progress.Untried _,
                        Progress.Gated _,
                        Progress.Finished _ -> {}
            }
        }
        return pending;
    }

    /** Whether nodes may be ordered for the pod now. */
    public boolean isDue(Pod pod, Instant now) {
        return !pod.isDaemonSetPod() && !now.isBefore(pod.createdAt().plus(delayOf(pod)));
    }

    /** Whether to wait a moment because every refused pod is brand-new, so that more of its kind are to be expected. */
    public boolean isBatchIncomplete(Collection<PendingPod> pods, Instant now) {
        return !pods.isEmpty()
                && pods.stream()
                        .allMatch(pending -> pending.cause() == PendingPod.Cause.Refused.REFUSED
                                && now.isBefore(pending.pod().createdAt().plus(BATCH)));
    }

    private boolean isOurs(Pod pod) {
        return schedulers.isEmpty() || schedulers.contains(pod.spec().schedulerName());
    }

    private static boolean mustMove(Pod pod) {
        return !pod.isDaemonSetPod() && !pod.isMirror();
    }

    private Duration delayOf(Pod pod) {
        String own = pod.annotations().get(DELAY_ANNOTATION);
        if (own == null) {
            return delay;
        }
        try {
            return GoDuration.parse(own);
        } catch (IllegalArgumentException _) {
            return delay; // one pod's typing error must not stop the pass; the common delay holds
        }
    }
}
