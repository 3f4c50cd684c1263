package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicaSetFamiliesTest {
    private final KindPage page = KindPage.of("replicasets");

    @Test
    void aReplicaSetOfADeploymentIsTold() {
        assertThat(page.samples("""
                {metadata: {name: 'web-5d', namespace: 'shop', generation: 2, creationTimestamp: '2026-01-01T00:00:00Z',
                            ownerReferences: [{kind: 'Deployment', name: 'web', controller: true}]},
                 spec: {replicas: 2},
                 status: {replicas: 2, fullyLabeledReplicas: 2, readyReplicas: 1, terminatingReplicas: 1,
                          observedGeneration: 2}}""")).isEqualTo("""
                        kube_replicaset_created{namespace="shop",replicaset="web-5d"} 1.7672256e+09
                        kube_replicaset_status_replicas{namespace="shop",replicaset="web-5d"} 2
                        kube_replicaset_status_fully_labeled_replicas{namespace="shop",replicaset="web-5d"} 2
                        kube_replicaset_status_ready_replicas{namespace="shop",replicaset="web-5d"} 1
                        kube_replicaset_status_terminating_replicas{namespace="shop",replicaset="web-5d"} 1
                        kube_replicaset_status_observed_generation{namespace="shop",replicaset="web-5d"} 2
                        kube_replicaset_spec_replicas{namespace="shop",replicaset="web-5d"} 2
                        kube_replicaset_metadata_generation{namespace="shop",replicaset="web-5d"} 2
                        kube_replicaset_owner{namespace="shop",replicaset="web-5d",owner_kind="Deployment",owner_name="web",owner_is_controller="true"} 1""");
    }

    @Test
    void withoutAnOwnerTheOwnersLabelsAreEmpty() {
        assertThat(page.samples("kube_replicaset_owner", "{metadata: {name: 'a', namespace: 'n'}}"))
                .isEqualTo("kube_replicaset_owner{namespace=\"n\",replicaset=\"a\","
                        + "owner_kind=\"\",owner_name=\"\",owner_is_controller=\"\"} 1");
    }

    @Test
    void anOwnerThatDoesNotSayIsNoController() {
        assertThat(page.samples(
                        "kube_replicaset_owner",
                        "{metadata: {name: 'a', namespace: 'n', ownerReferences: [{kind: 'App', name: 'x'}]}}"))
                .endsWith("owner_kind=\"App\",owner_name=\"x\",owner_is_controller=\"false\"} 1");
    }

    @Test
    void absentReplicasGiveNoSample() {
        assertThat(page.samples("kube_replicaset_spec_replicas", "{metadata: {name: 'a', namespace: 'n'}}"))
                .isEmpty();
    }
}
