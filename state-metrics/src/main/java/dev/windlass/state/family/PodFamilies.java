package dev.windlass.state.family;

import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.Pod;
import java.util.List;

/** What is exported about Pods: the list; the families themselves stand in the classes it names. */
final class PodFamilies {
    private PodFamilies() {}

    static KindFamilies<Pod> of(KeySelection labels, KeySelection annotations) {
        return new KindFamilies<>(
                Kinds.POD,
                Pod::getMetadata,
                ObjectLabels.namespacedWithUid("pod", Pod::getMetadata),
                List.of(
                        PodTimeFamilies.completionTime(),
                        PodContainerFamilies.info(),
                        PodContainerFamilies.resourceLimits(),
                        PodContainerFamilies.resourceRequests(),
                        PodContainerFamilies.stateStarted(),
                        PodContainerFamilies.lastTerminatedReason(),
                        PodContainerFamilies.lastTerminatedExitCode(),
                        PodContainerFamilies.lastTerminatedTimestamp(),
                        PodContainerFamilies.ready(),
                        PodContainerFamilies.restartsTotal(),
                        PodContainerFamilies.running(),
                        PodContainerFamilies.terminated(),
                        PodContainerFamilies.terminatedReason(),
                        PodContainerFamilies.waiting(),
                        PodContainerFamilies.waitingReason(),
                        MetadataFamilies.created("kube_pod_created", Pod::getMetadata),
                        MetadataFamilies.deleted("kube_pod_deletion_timestamp", Pod::getMetadata),
                        PodSpecFamilies.info(),
                        PodSpecFamilies.ips(),
                        PodInitContainerFamilies.info(),
                        PodInitContainerFamilies.resourceLimits(),
                        PodInitContainerFamilies.resourceRequests(),
                        PodInitContainerFamilies.stateStarted(),
                        PodInitContainerFamilies.lastTerminatedReason(),
                        PodInitContainerFamilies.lastTerminatedExitCode(),
                        PodInitContainerFamilies.lastTerminatedTimestamp(),
                        PodInitContainerFamilies.ready(),
                        PodInitContainerFamilies.restartsTotal(),
                        PodInitContainerFamilies.running(),
                        PodInitContainerFamilies.terminated(),
                        PodInitContainerFamilies.terminatedReason(),
                        PodInitContainerFamilies.waiting(),
                        PodInitContainerFamilies.waitingReason(),
                        MetadataFamilies.annotations("kube_pod_annotations", annotations, Pod::getMetadata),
                        MetadataFamilies.labels("kube_pod_labels", labels, Pod::getMetadata),
                        PodSpecFamilies.overheadCpu(),
                        PodSpecFamilies.overheadMemory(),
                        MetadataFamilies.owner(
                                stable("kube_pod_owner", "Information about the Pod's owner."), Pod::getMetadata),
                        PodSpecFamilies.resourceClaim(),
                        PodSpecFamilies.restartPolicy(),
                        PodSpecFamilies.runtimeClass(),
                        PodVolumeFamilies.claimInfo(),
                        PodVolumeFamilies.claimReadOnly(),
                        PodTimeFamilies.startTime(),
                        PodStatusFamilies.phase(),
                        PodStatusFamilies.qosClass(),
                        PodStatusFamilies.ready(),
                        PodTimeFamilies.readyTime(),
                        PodTimeFamilies.initializedTime(),
                        PodTimeFamilies.containersReadyTime(),
                        PodStatusFamilies.reason(),
                        PodStatusFamilies.disruptionReason(),
                        PodStatusFamilies.scheduled(),
                        PodTimeFamilies.scheduledTime(),
                        PodStatusFamilies.unschedulable(),
                        PodTimeFamilies.unscheduledTime(),
                        PodSpecFamilies.tolerations(),
                        PodSpecFamilies.nodeSelectors(),
                        PodSpecFamilies.serviceAccount(),
                        PodSpecFamilies.scheduler()));
    }
}
