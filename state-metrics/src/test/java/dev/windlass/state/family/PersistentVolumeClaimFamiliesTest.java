package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersistentVolumeClaimFamiliesTest {
    private final KindPage page = KindPage.of("persistentvolumeclaims");

    @Test
    void aBoundClaimIsTold() {
        assertThat(page.samples("""
                {metadata: {name: 'data', namespace: 'shop', creationTimestamp: '2026-01-01T00:00:00Z'},
                 spec: {accessModes: ['ReadWriteOnce', 'ReadOnlyMany'], storageClassName: 'fast', volumeName: 'pv-7',
                        volumeMode: 'Filesystem', resources: {requests: {storage: '1.5Gi'}}},
                 status: {phase: 'Bound', conditions: [{type: 'Resizing', status: 'Unknown'}]}}""")).isEqualTo("""
                        kube_persistentvolumeclaim_info{namespace="shop",persistentvolumeclaim="data",storageclass="fast",volumename="pv-7",volumemode="Filesystem"} 1
                        kube_persistentvolumeclaim_status_phase{namespace="shop",persistentvolumeclaim="data",phase="Lost"} 0
                        kube_persistentvolumeclaim_status_phase{namespace="shop",persistentvolumeclaim="data",phase="Bound"} 1
                        kube_persistentvolumeclaim_status_phase{namespace="shop",persistentvolumeclaim="data",phase="Pending"} 0
                        kube_persistentvolumeclaim_resource_requests_storage_bytes{namespace="shop",persistentvolumeclaim="data"} 1.610612736e+09
                        kube_persistentvolumeclaim_access_mode{namespace="shop",persistentvolumeclaim="data",access_mode="ReadWriteOnce"} 1
                        kube_persistentvolumeclaim_access_mode{namespace="shop",persistentvolumeclaim="data",access_mode="ReadOnlyMany"} 1
                        kube_persistentvolumeclaim_status_condition{namespace="shop",persistentvolumeclaim="data",condition="Resizing",status="true"} 0
                        kube_persistentvolumeclaim_status_condition{namespace="shop",persistentvolumeclaim="data",condition="Resizing",status="false"} 0
                        kube_persistentvolumeclaim_status_condition{namespace="shop",persistentvolumeclaim="data",condition="Resizing",status="unknown"} 1
                        kube_persistentvolumeclaim_created{namespace="shop",persistentvolumeclaim="data"} 1.7672256e+09""");
    }

    @Test
    void theOldAnnotationNamesTheClassBeforeTheField() {
        assertThat(page.samples("kube_persistentvolumeclaim_info", """
                {metadata: {name: 'data', namespace: 'n',
                            annotations: {'volume.beta.kubernetes.io/storage-class': 'older'}},
                 spec: {storageClassName: 'newer'}}"""))
                .contains("storageclass=\"older\",volumename=\"\",volumemode=\"\"");
    }

    @Test
    void withoutAPhaseAndARequestNothingIsSaidOfThem() {
        assertThat(page.samples("{metadata: {name: 'data', namespace: 'n'}}"))
                .doesNotContain("status_phase", "requests_storage_bytes");
    }
}
