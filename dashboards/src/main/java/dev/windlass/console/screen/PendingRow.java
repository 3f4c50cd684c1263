package dev.windlass.console.screen;

import dev.windlass.console.projection.PodFacts;
import dev.windlass.console.projection.Refusal;
import dev.windlass.console.projection.WorkloadName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One pod without a node.
 *
 * @param reason the scheduler's reason, without counts
 * @param schedulerMessage the scheduler's whole sentence
 * @param refusal why no node was added, empty when that was not said
 * @param help the cluster decision that adds a node for the pod, empty when there is none
 */
public record PendingRow(
        String namespace,
        String name,
        String owner,
        Instant since,
        String reason,
        String schedulerMessage,
        String refusal,
        String help,
        long requestedCpuMilli,
        long requestedMemoryBytes) {
    static PendingRow of(PodFacts pod, @Nullable Refusal refusal, String help) {
        PodFacts.Unplaced unplaced = pod.unplaced();
        WorkloadName owner = pod.owner();
        return new PendingRow(
                pod.name().namespace(),
                pod.name().name(),
                owner == null ? "" : owner.kind() + "/" + owner.object().name(),
                PodProblems.since(pod),
                WaitReason.of(pod),
                unplaced == null ? "" : unplaced.message(),
                refusal == null ? "" : refusal.message(),
                help,
                pod.requestedCpuMilli(),
                pod.requestedMemoryBytes());
    }
}
