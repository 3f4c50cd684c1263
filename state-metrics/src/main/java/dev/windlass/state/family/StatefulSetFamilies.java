package dev.windlass.state.family;

import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.StatefulSet;
import dev.windlass.kube.wire.StatefulSetPersistentVolumeClaimRetentionPolicy;
import java.util.List;

/** What is exported about StatefulSets. */
final class StatefulSetFamilies {
    private StatefulSetFamilies() {}

    static KindFamilies<StatefulSet> of(KeySelection labels, KeySelection annotations) {
        return new KindFamilies<>(
                Kinds.STATEFUL_SET,
                StatefulSet::getMetadata,
                ObjectLabels.namespaced("statefulset", StatefulSet::getMetadata),
                List.of(
                        MetadataFamilies.created("kube_statefulset_created", StatefulSet::getMetadata),
                        statusReplicas(),
                        statusReplicasAvailable(),
                        statusReplicasCurrent(),
                        statusReplicasReady(),
                        statusReplicasUpdated(),
                        statusObservedGeneration(),
                        specReplicas(),
                        ordinalsStart(),
                        MetadataFamilies.generation(
                                "kube_statefulset_metadata_generation",
                                "Sequence number representing a specific generation of the desired state for the"
                                        + " StatefulSet.",
                                StatefulSet::getMetadata),
                        claimRetentionPolicy(),
                        MetadataFamilies.stableAnnotations(
                                "kube_statefulset_annotations", annotations, StatefulSet::getMetadata),
                        MetadataFamilies.labels("kube_statefulset_labels", labels, StatefulSet::getMetadata),
                        statusCurrentRevision(),
                        statusUpdateRevision(),
                        MetadataFamilies.stableDeleted(
                                "kube_statefulset_deletion_timestamp", StatefulSet::getMetadata)));
    }

    private static Family<StatefulSet> statusReplicas() {
        return stable("kube_statefulset_status_replicas", "The number of replicas per StatefulSet.")
                .rule((statefulSet, samples) ->
                        samples.add(statefulSet.getStatus().getReplicas()));
    }

    private static Family<StatefulSet> statusReplicasAvailable() {
        return stable("kube_statefulset_status_replicas_available", "The number of available replicas per StatefulSet.")
                .rule((statefulSet, samples) ->
                        samples.add(statefulSet.getStatus().getAvailableReplicas()));
    }

    private static Family<StatefulSet> statusReplicasCurrent() {
        return stable("kube_statefulset_status_replicas_current", "The number of current replicas per StatefulSet.")
                .rule((statefulSet, samples) ->
                        samples.add(statefulSet.getStatus().getCurrentReplicas()));
    }

    private static Family<StatefulSet> statusReplicasReady() {
        return stable("kube_statefulset_status_replicas_ready", "The number of ready replicas per StatefulSet.")
                .rule((statefulSet, samples) ->
                        samples.add(statefulSet.getStatus().getReadyReplicas()));
    }

    private static Family<StatefulSet> statusReplicasUpdated() {
        return stable("kube_statefulset_status_replicas_updated", "The number of updated replicas per StatefulSet.")
                .rule((statefulSet, samples) ->
                        samples.add(statefulSet.getStatus().getUpdatedReplicas()));
    }

    private static Family<StatefulSet> statusObservedGeneration() {
        return stable(
                        "kube_statefulset_status_observed_generation",
                        "The generation observed by the StatefulSet controller.")
                .rule((statefulSet, samples) ->
                        samples.add((double) statefulSet.getStatus().getObservedGeneration()));
    }

    private static Family<StatefulSet> specReplicas() {
        return stable("kube_statefulset_replicas", "Number of desired pods for a StatefulSet.")
                .rule((statefulSet, samples) -> {
                    if (statefulSet.getSpec().hasReplicas()) {
                        samples.add(statefulSet.getSpec().getReplicas());
                    }
                });
    }

    private static Family<StatefulSet> ordinalsStart() {
        return stable("kube_statefulset_ordinals_start", "Start ordinal of the StatefulSet.")
                .rule((statefulSet, samples) -> {
                    if (statefulSet.getSpec().hasOrdinals()) {
                        samples.add(statefulSet.getSpec().getOrdinals().getStart());
                    }
                });
    }

    private static Family<StatefulSet> claimRetentionPolicy() {
        return stable(
                        "kube_statefulset_persistentvolumeclaim_retention_policy",
                        "Count of retention policy for StatefulSet template PVCs")
                .labels("when_deleted", "when_scaled")
                .rule((statefulSet, samples) -> {
                    StatefulSetPersistentVolumeClaimRetentionPolicy policy =
                            statefulSet.getSpec().getPersistentVolumeClaimRetentionPolicy();
                    if (!policy.getWhenDeleted().isEmpty()
                            || !policy.getWhenScaled().isEmpty()) {
                        samples.add(1, policy.getWhenDeleted(), policy.getWhenScaled());
                    }
                });
    }

    private static Family<StatefulSet> statusCurrentRevision() {
        return stable(
                        "kube_statefulset_status_current_revision",
                        "Indicates the version of the StatefulSet used to generate Pods in the sequence"
                                + " [0,currentReplicas).")
                .labels("revision")
                .rule((statefulSet, samples) ->
                        samples.add(1, statefulSet.getStatus().getCurrentRevision()));
    }

    private static Family<StatefulSet> statusUpdateRevision() {
        return stable(
                        "kube_statefulset_status_update_revision",
                        "Indicates the version of the StatefulSet used to generate Pods in the sequence"
                                + " [replicas-updatedReplicas,replicas)")
                .labels("revision")
                .rule((statefulSet, samples) ->
                        samples.add(1, statefulSet.getStatus().getUpdateRevision()));
    }
}
