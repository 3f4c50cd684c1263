package dev.windlass.state.family;

import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.DaemonSet;
import java.util.List;

/** What is exported about DaemonSets. */
final class DaemonSetFamilies {
    private DaemonSetFamilies() {}

    static KindFamilies<DaemonSet> of(KeySelection labels, KeySelection annotations) {
        return new KindFamilies<>(
                Kinds.DAEMON_SET,
                DaemonSet::getMetadata,
                ObjectLabels.namespaced("daemonset", DaemonSet::getMetadata),
                List.of(
                        MetadataFamilies.created("kube_daemonset_created", DaemonSet::getMetadata),
                        currentNumberScheduled(),
                        desiredNumberScheduled(),
                        numberAvailable(),
                        numberMisscheduled(),
                        numberReady(),
                        numberUnavailable(),
                        observedGeneration(),
                        updatedNumberScheduled(),
                        MetadataFamilies.generation(
                                "kube_daemonset_metadata_generation",
                                "Sequence number representing a specific generation of the desired state.",
                                DaemonSet::getMetadata),
                        MetadataFamilies.deleted("kube_daemonset_deletion_timestamp", DaemonSet::getMetadata),
                        MetadataFamilies.annotations("kube_daemonset_annotations", annotations, DaemonSet::getMetadata),
                        MetadataFamilies.labels("kube_daemonset_labels", labels, DaemonSet::getMetadata)));
    }

    private static Family<DaemonSet> currentNumberScheduled() {
        return stable(
                        "kube_daemonset_status_current_number_scheduled",
                        "The number of nodes running at least one daemon pod and are supposed to.")
                .rule((daemonSet, samples) -> samples.add(daemonSet.getStatus().getCurrentNumberScheduled()));
    }

    private static Family<DaemonSet> desiredNumberScheduled() {
        return stable(
                        "kube_daemonset_status_desired_number_scheduled",
                        "The number of nodes that should be running the daemon pod.")
                .rule((daemonSet, samples) -> samples.add(daemonSet.getStatus().getDesiredNumberScheduled()));
    }

    private static Family<DaemonSet> numberAvailable() {
        return stable(
                        "kube_daemonset_status_number_available",
                        "The number of nodes that should be running the daemon pod and have one or more of the daemon"
                                + " pod running and available")
                .rule((daemonSet, samples) -> samples.add(daemonSet.getStatus().getNumberAvailable()));
    }

    private static Family<DaemonSet> numberMisscheduled() {
        return stable(
                        "kube_daemonset_status_number_misscheduled",
                        "The number of nodes running a daemon pod but are not supposed to.")
                .rule((daemonSet, samples) -> samples.add(daemonSet.getStatus().getNumberMisscheduled()));
    }

    private static Family<DaemonSet> numberReady() {
        return stable(
                        "kube_daemonset_status_number_ready",
                        "The number of nodes that should be running the daemon pod and have one or more of the daemon"
                                + " pod running and ready.")
                .rule((daemonSet, samples) -> samples.add(daemonSet.getStatus().getNumberReady()));
    }

    private static Family<DaemonSet> numberUnavailable() {
        return stable(
                        "kube_daemonset_status_number_unavailable",
                        "The number of nodes that should be running the daemon pod and have none of the daemon pod"
                                + " running and available")
                .rule((daemonSet, samples) -> samples.add(daemonSet.getStatus().getNumberUnavailable()));
    }

    private static Family<DaemonSet> observedGeneration() {
        return stable(
                        "kube_daemonset_status_observed_generation",
                        "The most recent generation observed by the daemon set controller.")
                .rule((daemonSet, samples) ->
                        samples.add((double) daemonSet.getStatus().getObservedGeneration()));
    }

    private static Family<DaemonSet> updatedNumberScheduled() {
        return stable(
                        "kube_daemonset_status_updated_number_scheduled",
                        "The total number of nodes that are running updated daemon pod")
                .rule((daemonSet, samples) -> samples.add(daemonSet.getStatus().getUpdatedNumberScheduled()));
    }
}
