package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeFamiliesTest {
    private final KindPage page = KindPage.of("nodes");

    @Test
    void aNodeIsTold() {
        assertThat(page.samples("""
                {metadata: {name: 'n1', creationTimestamp: '2026-01-01T00:00:00Z',
                            labels: {'node-role.kubernetes.io/worker': '', role: 'x'}},
                 spec: {providerID: 'cloud://n1', podCIDR: '10.0.0.0/24', podCIDRs: ['10.0.0.0/24', 'fd00::/64'],
                        unschedulable: true, taints: [{key: 'gpu', value: 'only', effect: 'NoSchedule'}]},
                 status: {nodeInfo: {kernelVersion: '6.12', osImage: 'Debian', containerRuntimeVersion: 'containerd://2',
                                     kubeletVersion: 'v1.37.2', kubeProxyVersion: 'v1.37.2', systemUUID: 'sys-1'},
                          addresses: [{type: 'InternalIP', address: '10.9.9.1'}, {type: 'Hostname', address: 'n1'},
                                      {type: 'InternalIP', address: '10.9.9.2'}],
                          conditions: [{type: 'Ready', status: 'True'}]}}""")).isEqualTo("""
                        kube_node_created{node="n1"} 1.7672256e+09
                        kube_node_info{node="n1",kernel_version="6.12",os_image="Debian",container_runtime_version="containerd://2",kubelet_version="v1.37.2",kubeproxy_version="deprecated",provider_id="cloud://n1",pod_cidr="10.0.0.0/24",system_uuid="sys-1",internal_ip="10.9.9.2"} 1
                        kube_node_role{node="n1",role="worker"} 1
                        kube_node_spec_pod_cidrs{node="n1",pod_cidr="10.0.0.0/24"} 1
                        kube_node_spec_pod_cidrs{node="n1",pod_cidr="fd00::/64"} 1
                        kube_node_spec_taint{node="n1",key="gpu",value="only",effect="NoSchedule"} 1
                        kube_node_spec_unschedulable{node="n1"} 1
                        kube_node_status_condition{node="n1",condition="Ready",status="true"} 1
                        kube_node_status_condition{node="n1",condition="Ready",status="false"} 0
                        kube_node_status_condition{node="n1",condition="Ready",status="unknown"} 0
                        kube_node_status_addresses{node="n1",type="InternalIP",address="10.9.9.1"} 1
                        kube_node_status_addresses{node="n1",type="Hostname",address="n1"} 1
                        kube_node_status_addresses{node="n1",type="InternalIP",address="10.9.9.2"} 1""");
    }

    @Test
    void eachResourceHasItsUnitAndStrangersAreLeftOut() {
        assertThat(page.samples("kube_node_status_allocatable", """
                {metadata: {name: 'n1'},
                 status: {allocatable: {cpu: '3920m', memory: '8Gi', 'ephemeral-storage': '100G', pods: '110',
                                        'hugepages-2Mi': '512Mi', 'attachable-volumes-csi': '25',
                                        'vendor.example/gpu': '2', 'kubernetes.io/odd': '3', fancy: '4'}}}""").lines())
                .containsExactlyInAnyOrder(
                        "kube_node_status_allocatable{node=\"n1\",resource=\"cpu\",unit=\"core\"} 3.92",
                        "kube_node_status_allocatable{node=\"n1\",resource=\"memory\",unit=\"byte\"} 8.589934592e+09",
                        "kube_node_status_allocatable{node=\"n1\",resource=\"ephemeral_storage\",unit=\"byte\"} 1e+11",
                        "kube_node_status_allocatable{node=\"n1\",resource=\"pods\",unit=\"integer\"} 110",
                        "kube_node_status_allocatable{node=\"n1\",resource=\"hugepages_2Mi\",unit=\"byte\"} 5.36870912e+08",
                        "kube_node_status_allocatable{node=\"n1\",resource=\"attachable_volumes_csi\",unit=\"byte\"} 25",
                        "kube_node_status_allocatable{node=\"n1\",resource=\"vendor_example_gpu\",unit=\"integer\"} 2");
    }

    @Test
    void fractionsOfThousandthsRoundUpAndHugeAmountsStayWhole() {
        assertThat(page.samples("kube_node_status_capacity", """
                {metadata: {name: 'n1'}, status: {capacity: {cpu: '1n', memory: '9000P', storage: '20E'}}}""").lines())
                .containsExactlyInAnyOrder(
                        "kube_node_status_capacity{node=\"n1\",resource=\"cpu\",unit=\"core\"} 0.001",
                        "kube_node_status_capacity{node=\"n1\",resource=\"memory\",unit=\"byte\"} 9e+18",
                        "kube_node_status_capacity{node=\"n1\",resource=\"storage\",unit=\"byte\"} 2e+19");
    }
}
