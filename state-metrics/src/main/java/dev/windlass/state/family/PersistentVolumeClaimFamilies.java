package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.PersistentVolumeClaim;
import dev.windlass.kube.wire.PersistentVolumeClaimCondition;
import dev.windlass.kube.wire.Quantity;
import java.util.List;

/** What is exported about PersistentVolumeClaims. */
final class PersistentVolumeClaimFamilies {
    /** How claims named their class before the field existed; it still wins over the field. */
    private static final String STORAGE_CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

    private static final List<String> PHASES = List.of("Lost", "Bound", "Pending");

    private PersistentVolumeClaimFamilies() {}

    static KindFamilies<PersistentVolumeClaim> of(KeySelection labels, KeySelection annotations) {
        return new KindFamilies<>(
                Kinds.PERSISTENT_VOLUME_CLAIM,
                PersistentVolumeClaim::getMetadata,
                ObjectLabels.namespaced("persistentvolumeclaim", PersistentVolumeClaim::getMetadata),
                List.of(
                        MetadataFamilies.labels(
                                "kube_persistentvolumeclaim_labels", labels, PersistentVolumeClaim::getMetadata),
                        MetadataFamilies.annotations(
                                "kube_persistentvolumeclaim_annotations",
                                annotations,
                                PersistentVolumeClaim::getMetadata),
                        info(),
                        statusPhase(),
                        requestedStorage(),
                        accessMode(),
                        statusCondition(),
                        MetadataFamilies.alphaCreated(
                                "kube_persistentvolumeclaim_created", PersistentVolumeClaim::getMetadata),
                        MetadataFamilies.deleted(
                                "kube_persistentvolumeclaim_deletion_timestamp", PersistentVolumeClaim::getMetadata)));
    }

    private static Family<PersistentVolumeClaim> info() {
        return stable("kube_persistentvolumeclaim_info", "Information about persistent volume claim.")
                .labels("storageclass", "volumename", "volumemode")
                .rule((claim, samples) -> samples.add(
                        1,
                        storageClass(claim),
                        claim.getSpec().getVolumeName(),
                        claim.getSpec().getVolumeMode()));
    }

    private static String storageClass(PersistentVolumeClaim claim) {
        return claim.getMetadata()
                .getAnnotationsOrDefault(
                        STORAGE_CLASS_ANNOTATION, claim.getSpec().getStorageClassName());
    }

    private static Family<PersistentVolumeClaim> statusPhase() {
        return stable(
                        "kube_persistentvolumeclaim_status_phase",
                        "The phase the persistent volume claim is currently in.")
                .labels("phase")
                .rule((claim, samples) -> {
                    if (!claim.getStatus().getPhase().isEmpty()) {
                        StatusSamples.addEach(samples, PHASES, claim.getStatus().getPhase());
                    }
                });
    }

    private static Family<PersistentVolumeClaim> requestedStorage() {
        return stable(
                        "kube_persistentvolumeclaim_resource_requests_storage_bytes",
                        "The capacity of storage requested by the persistent volume claim.")
                .rule((claim, samples) -> {
                    Quantity storage =
                            claim.getSpec().getResources().getRequestsMap().get("storage");
                    if (storage != null) {
                        samples.add(ResourceAmounts.whole(storage));
                    }
                });
    }

    private static Family<PersistentVolumeClaim> accessMode() {
        return stable(
                        "kube_persistentvolumeclaim_access_mode",
                        "The access mode(s) specified by the persistent volume claim.")
                .labels("access_mode")
                .rule((claim, samples) -> {
                    for (String mode : claim.getSpec().getAccessModesList()) {
                        samples.add(1, mode);
                    }
                });
    }

    private static Family<PersistentVolumeClaim> statusCondition() {
        return alpha(
                        "kube_persistentvolumeclaim_status_condition",
                        "Information about status of different conditions of persistent volume claim.")
                .labels("condition", "status")
                .rule((claim, samples) -> {
                    for (PersistentVolumeClaimCondition condition :
                            claim.getStatus().getConditionsList()) {
                        StatusSamples.addCondition(samples, condition.getStatus(), condition.getType());
                    }
                });
    }
}
