package dev.windlass.state.family;

import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.Volume;
import dev.windlass.kube.wire.VolumeSource;
import java.util.List;
import java.util.stream.Stream;

/** The volume claims a Pod uses, its own ephemeral ones among them. */
final class PodVolumeFamilies {
    private PodVolumeFamilies() {}

    static Family<Pod> claimInfo() {
        return stable(
                        "kube_pod_spec_volumes_persistentvolumeclaims_info",
                        "Information about persistentvolumeclaim and ephemeral volumes in a pod.")
                .labels("volume", "persistentvolumeclaim", "ephemeral")
                .rule((pod, samples) -> {
                    for (Claim claim : claims(pod)) {
                        samples.add(1, claim.volume, claim.name, claim.ephemeral);
                    }
                });
    }

    static Family<Pod> claimReadOnly() {
        return stable(
                        "kube_pod_spec_volumes_persistentvolumeclaims_readonly",
                        "Describes whether a persistentvolumeclaim is mounted read only. Ephemeral volumes always"
                                + " report 0 since the ephemeral volume source does not support a read-only flag.")
                .labels("volume", "persistentvolumeclaim", "ephemeral")
                .rule((pod, samples) -> {
                    for (Claim claim : claims(pod)) {
                        samples.add(claim.readOnly, claim.volume, claim.name, claim.ephemeral);
                    }
                });
    }

    /** @param readOnly 1 or 0, as it is printed */
    private record Claim(String volume, String name, String ephemeral, int readOnly) {}

    private static List<Claim> claims(Pod pod) {
        return pod.getSpec().getVolumesList().stream()
                .flatMap(volume -> claim(pod, volume))
                .toList();
    }

    private static Stream<Claim> claim(Pod pod, Volume volume) {
        VolumeSource source = volume.getVolumeSource();
        String name = volume.getName();
        if (source.hasPersistentVolumeClaim()) {
            int readOnly = source.getPersistentVolumeClaim().getReadOnly() ? 1 : 0;
            return Stream.of(new Claim(name, source.getPersistentVolumeClaim().getClaimName(), "false", readOnly));
        }
        if (source.hasEphemeral()) {
            // The claim of an ephemeral volume is made by Kubernetes under this name.
            return Stream.of(new Claim(name, pod.getMetadata().getName() + "-" + name, "true", 0));
        }
        return Stream.empty();
    }
}
