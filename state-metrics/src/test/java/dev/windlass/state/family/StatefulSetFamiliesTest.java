package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatefulSetFamiliesTest {
    private final KindPage page = KindPage.of("statefulsets");

    @Test
    void aStatefulSetIsTold() {
        assertThat(page.samples("""
                {metadata: {name: 'db', namespace: 'shop', generation: 3, creationTimestamp: '2026-01-01T00:00:00Z',
                            deletionTimestamp: '2026-01-01T00:00:01Z'},
                 spec: {replicas: 3, ordinals: {start: 5},
                        persistentVolumeClaimRetentionPolicy: {whenDeleted: 'Delete', whenScaled: 'Retain'}},
                 status: {replicas: 3, availableReplicas: 1, currentReplicas: 2, readyReplicas: 2, updatedReplicas: 1,
                          observedGeneration: 3, currentRevision: 'db-1', updateRevision: 'db-2'}}""")).isEqualTo("""
                        kube_statefulset_created{namespace="shop",statefulset="db"} 1.7672256e+09
                        kube_statefulset_status_replicas{namespace="shop",statefulset="db"} 3
                        kube_statefulset_status_replicas_available{namespace="shop",statefulset="db"} 1
                        kube_statefulset_status_replicas_current{namespace="shop",statefulset="db"} 2
                        kube_statefulset_status_replicas_ready{namespace="shop",statefulset="db"} 2
                        kube_statefulset_status_replicas_updated{namespace="shop",statefulset="db"} 1
                        kube_statefulset_status_observed_generation{namespace="shop",statefulset="db"} 3
                        kube_statefulset_replicas{namespace="shop",statefulset="db"} 3
                        kube_statefulset_ordinals_start{namespace="shop",statefulset="db"} 5
                        kube_statefulset_metadata_generation{namespace="shop",statefulset="db"} 3
                        kube_statefulset_persistentvolumeclaim_retention_policy{namespace="shop",statefulset="db",when_deleted="Delete",when_scaled="Retain"} 1
                        kube_statefulset_status_current_revision{namespace="shop",statefulset="db",revision="db-1"} 1
                        kube_statefulset_status_update_revision{namespace="shop",statefulset="db",revision="db-2"} 1
                        kube_statefulset_deletion_timestamp{namespace="shop",statefulset="db"} 1.767225601e+09""");
    }

    @Test
    void whatIsUnsetIsLeftOutExceptRevisions() {
        assertThat(page.samples("{metadata: {name: 'db', namespace: 'n'}}"))
                .doesNotContain("kube_statefulset_replicas", "ordinals_start", "retention_policy", "deletion")
                .contains(
                        "kube_statefulset_status_current_revision{namespace=\"n\",statefulset=\"db\",revision=\"\"} 1");
    }

    @Test
    void annotationsAppearWhenAllowed() {
        assertThat(
                        KindPage.of("statefulsets", List.of(), List.of("example.org/*"))
                                .samples(
                                        "kube_statefulset_annotations",
                                        "{metadata: {name: 'db', namespace: 'n', annotations: {'example.org/onCall': 'ann', x: 'y'}}}"))
                .isEqualTo(
                        "kube_statefulset_annotations{namespace=\"n\",statefulset=\"db\",annotation_example_org_on_call=\"ann\"} 1");
    }
}
