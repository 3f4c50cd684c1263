package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PodFamiliesTest {
    private final KindPage page = KindPage.of("pods");

    @Test
    void whoAPodIsAndWhoseItIs() {
        String samples = page.samples("""
                {metadata: {name: 'web-1', namespace: 'shop', uid: 'u1', creationTimestamp: '2026-01-01T00:00:00Z',
                            deletionTimestamp: '2026-01-01T00:01:00Z',
                            ownerReferences: [{kind: 'Note', name: 'x'}, {kind: 'ReplicaSet', name: 'web', controller: true}]},
                 spec: {nodeName: 'n1', priorityClassName: 'high', hostNetwork: true, restartPolicy: 'Always',
                        runtimeClassName: 'gvisor', serviceAccountName: 'robot', schedulerName: 'default-scheduler'},
                 status: {hostIP: '10.0.0.1', podIP: '10.1.0.7', startTime: '2026-01-01T00:00:03Z',
                          podIPs: [{ip: '10.1.0.7'}, {ip: 'fd00::7'}, {ip: '::ffff:10.1.0.8'}, {ip: '10.1'}, {ip: '010.1.0.7'}]}}""");

        assertThat(samples).isEqualTo("""
                kube_pod_created{namespace="shop",pod="web-1",uid="u1"} 1.7672256e+09
                kube_pod_deletion_timestamp{namespace="shop",pod="web-1",uid="u1"} 1.76722566e+09
                kube_pod_info{namespace="shop",pod="web-1",uid="u1",host_ip="10.0.0.1",pod_ip="10.1.0.7",node="n1",created_by_kind="ReplicaSet",created_by_name="web",priority_class="high",host_network="true"} 1
                kube_pod_ips{namespace="shop",pod="web-1",uid="u1",ip="10.1.0.7",ip_family="4"} 1
                kube_pod_ips{namespace="shop",pod="web-1",uid="u1",ip="fd00::7",ip_family="6"} 1
                kube_pod_ips{namespace="shop",pod="web-1",uid="u1",ip="::ffff:10.1.0.8",ip_family="4"} 1
                kube_pod_owner{namespace="shop",pod="web-1",uid="u1",owner_kind="Note",owner_name="x",owner_is_controller="false"} 1
                kube_pod_owner{namespace="shop",pod="web-1",uid="u1",owner_kind="ReplicaSet",owner_name="web",owner_is_controller="true"} 1
                kube_pod_restart_policy{namespace="shop",pod="web-1",uid="u1",type="Always"} 1
                kube_pod_runtimeclass_name_info{namespace="shop",pod="web-1",uid="u1",runtimeclass_name="gvisor"} 1
                kube_pod_start_time{namespace="shop",pod="web-1",uid="u1"} 1.767225603e+09
                kube_pod_nodeselectors{namespace="shop",pod="web-1",uid="u1"} 1
                kube_pod_service_account{namespace="shop",pod="web-1",uid="u1",service_account="robot"} 1
                kube_pod_scheduler{namespace="shop",pod="web-1",uid="u1",name="default-scheduler"} 1""");
    }

    @Test
    void withoutAnOwnerItsLabelsAreEmpty() {
        assertThat(page.samples("kube_pod_owner", "{metadata: {name: 'p', namespace: 'n', uid: 'u'}}"))
                .isEqualTo("kube_pod_owner{namespace=\"n\",pod=\"p\",uid=\"u\","
                        + "owner_kind=\"\",owner_name=\"\",owner_is_controller=\"\"} 1");
    }

    @Test
    void nodeSelectorsBecomeLabels() {
        assertThat(page.samples("kube_pod_nodeselectors", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 spec: {nodeSelector: {'kubernetes.io/os': 'linux', diskType: 'ssd'}}}"""))
                .isEqualTo("kube_pod_nodeselectors{namespace=\"n\",pod=\"p\",uid=\"u\","
                        + "nodeselector_disk_type=\"ssd\",nodeselector_kubernetes_io_os=\"linux\"} 1");
    }

    @Test
    void aTolerationSaidTwiceIsToldOnce() {
        assertThat(page.samples("kube_pod_tolerations", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 spec: {tolerations: [{key: 'gpu', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300},
                                      {key: 'gpu', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300},
                                      {key: 'gpu', operator: 'Equal', value: 'yes'}]}}""")).isEqualTo("""
                        kube_pod_tolerations{namespace="n",pod="p",uid="u",key="gpu",operator="Exists",value="",effect="NoExecute",toleration_seconds="300"} 1
                        kube_pod_tolerations{namespace="n",pod="p",uid="u",key="gpu",operator="Equal",value="yes",effect="",toleration_seconds=""} 1""");
    }

    @Test
    void overheadIsToldWhereThereIsSome() {
        assertThat(page.samples("kube_pod_overhead", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'}, spec: {overhead: {cpu: '250m', memory: '120Mi'}}}""")).isEqualTo("""
                        kube_pod_overhead_cpu_cores{namespace="n",pod="p",uid="u"} 0.25
                        kube_pod_overhead_memory_bytes{namespace="n",pod="p",uid="u"} 1.2582912e+08""");
    }

    @Test
    void claimsOfVolumesAreNamedEphemeralOnesByTheirPod() {
        assertThat(page.samples("kube_pod_spec_volumes", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 spec: {volumes: [{name: 'data', persistentVolumeClaim: {claimName: 'c1', readOnly: true}},
                                  {name: 'tmp', ephemeral: {}}, {name: 'conf', configMap: {name: 'x'}}]}}""")).isEqualTo("""
                        kube_pod_spec_volumes_persistentvolumeclaims_info{namespace="n",pod="p",uid="u",volume="data",persistentvolumeclaim="c1",ephemeral="false"} 1
                        kube_pod_spec_volumes_persistentvolumeclaims_info{namespace="n",pod="p",uid="u",volume="tmp",persistentvolumeclaim="p-tmp",ephemeral="true"} 1
                        kube_pod_spec_volumes_persistentvolumeclaims_readonly{namespace="n",pod="p",uid="u",volume="data",persistentvolumeclaim="c1",ephemeral="false"} 1
                        kube_pod_spec_volumes_persistentvolumeclaims_readonly{namespace="n",pod="p",uid="u",volume="tmp",persistentvolumeclaim="p-tmp",ephemeral="true"} 0""");
    }

    @Test
    void resourceClaimsAreResolvedOnceTheirStatusIsThere() {
        assertThat(page.samples("kube_pod_resourceclaim_info", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 spec: {resourceClaims: [{name: 'own', resourceClaimName: 'gpu-7'},
                                         {name: 'made', resourceClaimTemplateName: 'gpu'},
                                         {name: 'awaited', resourceClaimTemplateName: 'nic'}, {name: 'neither'}]},
                 status: {resourceClaimStatuses: [{name: 'made', resourceClaimName: 'p-made-x1'}]}}""")).isEqualTo("""
                        kube_pod_resourceclaim_info{namespace="n",pod="p",uid="u",claim_name="own",resourceclaim_name="gpu-7",resourceclaim_template_name=""} 1
                        kube_pod_resourceclaim_info{namespace="n",pod="p",uid="u",claim_name="made",resourceclaim_name="p-made-x1",resourceclaim_template_name="gpu"} 1
                        kube_pod_resourceclaim_info{namespace="n",pod="p",uid="u",claim_name="awaited",resourceclaim_name="",resourceclaim_template_name="nic"} 1""");
    }
}
