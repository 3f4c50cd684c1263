package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.ReplicaSet;
import java.util.List;

/** What is exported about ReplicaSets. */
final class ReplicaSetFamilies {
    private ReplicaSetFamilies() {}

    static KindFamilies<ReplicaSet> of(KeySelection labels, KeySelection annotations) {
        return new KindFamilies<>(
                Kinds.REPLICA_SET,
                ReplicaSet::getMetadata,
                ObjectLabels.namespaced("replicaset", ReplicaSet::getMetadata),
                List.of(
                        MetadataFamilies.created("kube_replicaset_created", ReplicaSet::getMetadata),
                        statusReplicas(),
                        statusFullyLabeledReplicas(),
                        statusReadyReplicas(),
                        statusTerminatingReplicas(),
                        statusObservedGeneration(),
                        specReplicas(),
                        MetadataFamilies.generation(
                                "kube_replicaset_metadata_generation",
                                "Sequence number representing a specific generation of the desired state.",
                                ReplicaSet::getMetadata),
                        MetadataFamilies.owner(
                                stable("kube_replicaset_owner", "Information about the ReplicaSet's owner."),
                                ReplicaSet::getMetadata),
                        MetadataFamilies.annotations(
                                "kube_replicaset_annotations", annotations, ReplicaSet::getMetadata),
                        MetadataFamilies.labels("kube_replicaset_labels", labels, ReplicaSet::getMetadata)));
    }

    private static Family<ReplicaSet> statusReplicas() {
        return stable("kube_replicaset_status_replicas", "The number of replicas per ReplicaSet.")
                .rule((replicaSet, samples) ->
                        samples.add(replicaSet.getStatus().getReplicas()));
    }

    private static Family<ReplicaSet> statusFullyLabeledReplicas() {
        return stable(
                        "kube_replicaset_status_fully_labeled_replicas",
                        "The number of fully labeled replicas per ReplicaSet.")
                .rule((replicaSet, samples) ->
                        samples.add(replicaSet.getStatus().getFullyLabeledReplicas()));
    }

    private static Family<ReplicaSet> statusReadyReplicas() {
        return stable("kube_replicaset_status_ready_replicas", "The number of ready replicas per ReplicaSet.")
                .rule((replicaSet, samples) ->
                        samples.add(replicaSet.getStatus().getReadyReplicas()));
    }

    private static Family<ReplicaSet> statusTerminatingReplicas() {
        return alpha(
                        "kube_replicaset_status_terminating_replicas",
                        "The number of terminating replicas per ReplicaSet.")
                .rule((replicaSet, samples) -> {
                    if (replicaSet.getStatus().hasTerminatingReplicas()) {
                        samples.add(replicaSet.getStatus().getTerminatingReplicas());
                    }
                });
    }

    private static Family<ReplicaSet> statusObservedGeneration() {
        return stable(
                        "kube_replicaset_status_observed_generation",
                        "The generation observed by the ReplicaSet controller.")
                .rule((replicaSet, samples) ->
                        samples.add((double) replicaSet.getStatus().getObservedGeneration()));
    }

    private static Family<ReplicaSet> specReplicas() {
        return stable("kube_replicaset_spec_replicas", "Number of desired pods for a ReplicaSet.")
                .rule((replicaSet, samples) -> {
                    if (replicaSet.getSpec().hasReplicas()) {
                        samples.add(replicaSet.getSpec().getReplicas());
                    }
                });
    }
}
