package dev.windlass.state.family;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The kinds that can be exported. */
public final class FamilyCatalog {
    private FamilyCatalog() {}

    /** The resource names that settings may use, sorted. */
    public static Set<String> resources() {
        Set<String> resources = new TreeSet<>();
        all(MetadataAllowList.none(), MetadataAllowList.none(), ZoneId.of("UTC"))
                .forEach(kind -> resources.add(kind.resource()));
        return resources;
    }

    /**
     * Every kind, in no order that matters.
     *
     * @param localZone where cron schedules without a time zone are read
     */
    public static List<KindFamilies<?>> all(MetadataAllowList labels, MetadataAllowList annotations, ZoneId localZone) {
        return List.of(
                CronJobFamilies.of(labels.of("cronjobs"), annotations.of("cronjobs"), localZone),
                DaemonSetFamilies.of(labels.of("daemonsets"), annotations.of("daemonsets")),
                DeploymentFamilies.of(labels.of("deployments"), annotations.of("deployments")),
                HorizontalPodAutoscalerFamilies.of(
                        labels.of("horizontalpodautoscalers"), annotations.of("horizontalpodautoscalers")),
                JobFamilies.of(labels.of("jobs"), annotations.of("jobs")),
                NamespaceFamilies.of(labels.of("namespaces"), annotations.of("namespaces")),
                NodeFamilies.of(labels.of("nodes"), annotations.of("nodes")),
                PersistentVolumeClaimFamilies.of(
                        labels.of("persistentvolumeclaims"), annotations.of("persistentvolumeclaims")),
                PodFamilies.of(labels.of("pods"), annotations.of("pods")),
                ReplicaSetFamilies.of(labels.of("replicasets"), annotations.of("replicasets")),
                ServiceFamilies.of(labels.of("services"), annotations.of("services")),
                StatefulSetFamilies.of(labels.of("statefulsets"), annotations.of("statefulsets")));
    }
}
