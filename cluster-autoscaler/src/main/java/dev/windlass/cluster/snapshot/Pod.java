package dev.windlass.cluster.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pod as far as simulations read it.
 *
 * @param annotations only those that steer cluster autoscaling, and the mirror mark
 * @param owner its controller, {@code null} for a bare pod
 * @param held what the pod holds on its node, which differs from the spec's requests while a resize is under way
 * @param wantedNode {@code spec.nodeName}, empty when the scheduler has not chosen
 * @param deletedAt when its deletion was asked for, {@code null} when it was not
 */
public record Pod(
        PodKey key,
        String uid,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable Owner owner,
        PodSpec spec,
        Resources held,
        String wantedNode,
        Progress progress,
        Instant createdAt,
        @Nullable Instant deletedAt) {
    public static final String MIRROR = "kubernetes.io/config.mirror";

    public Pod {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(uid, "uid");
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(held, "held");
        Objects.requireNonNull(wantedNode, "wantedNode");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /** Where a pod is on its way to a node. */
    public sealed interface Progress {
        /** On a node, running or about to. */
        record Bound(String node) implements Progress {}

        /** Room is being made on a node by preemption. */
        record Nominated(String node) implements Progress {}

        /** The scheduler looked and found no node. */
        record Unschedulable() implements Progress {}

        /** The scheduler has not looked yet. */
        record Untried() implements Progress {}

        /** Held back by a scheduling gate; neither pending for room nor a reason to add nodes. */
        record Gated() implements Progress {}

        /** Succeeded or failed; holds nothing. */
        record Finished(String lastNode) implements Progress {}
    }

    public Optional<Owner> controller() {
        return Optional.ofNullable(owner);
    }

    public boolean isMirror() {
        return annotations.containsKey(MIRROR);
    }

    public boolean isDaemonSetPod() {
        return owner != null && owner.isDaemonSet();
    }

    /** Whether the pod was told to stop and has had its grace and more. */
    public boolean isLongTerminating(Instant now, Duration beyondGrace) {
        return deletedAt != null
                && now.isAfter(deletedAt.plusSeconds(spec.graceSeconds()).plus(beyondGrace));
    }

    public boolean isTerminating() {
        return deletedAt != null;
    }

    /** The same pod as it would be on a node. */
    public Pod boundTo(String node) {
        return new Pod(
                key,
                uid,
                labels,
                annotations,
                owner,
                spec,
                held,
                wantedNode,
                new Progress.Bound(node),
                createdAt,
                deletedAt);
    }

    /** The same pod as its controller would make it anew: no node is chosen for it. */
    public Pod unassigned() {
        return new Pod(
                key, uid, labels, annotations, owner, spec, held, "", new Progress.Untried(), createdAt, deletedAt);
    }
}
