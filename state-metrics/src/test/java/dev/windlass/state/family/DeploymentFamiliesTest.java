package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentFamiliesTest {
    private final KindPage page = KindPage.of("deployments");

    @Test
    void aDeploymentInFullCareIsTold() {
        assertThat(page.samples("""
                {metadata: {name: 'web', namespace: 'shop', generation: 4, creationTimestamp: '2026-01-02T03:04:05Z'},
                 spec: {replicas: 3, strategy: {rollingUpdate: {maxUnavailable: '25%', maxSurge: '25%'}}},
                 status: {observedGeneration: 4, replicas: 3, readyReplicas: 2, availableReplicas: 2,
                          unavailableReplicas: 1, updatedReplicas: 3, terminatingReplicas: 0}}""")).isEqualTo("""
                        kube_deployment_owner{namespace="shop",deployment="web",owner_kind="",owner_name=""} 1
                        kube_deployment_created{namespace="shop",deployment="web"} 1.767323045e+09
                        kube_deployment_status_replicas{namespace="shop",deployment="web"} 3
                        kube_deployment_status_replicas_ready{namespace="shop",deployment="web"} 2
                        kube_deployment_status_replicas_available{namespace="shop",deployment="web"} 2
                        kube_deployment_status_replicas_unavailable{namespace="shop",deployment="web"} 1
                        kube_deployment_status_replicas_updated{namespace="shop",deployment="web"} 3
                        kube_deployment_status_terminating_replicas{namespace="shop",deployment="web"} 0
                        kube_deployment_status_observed_generation{namespace="shop",deployment="web"} 4
                        kube_deployment_spec_replicas{namespace="shop",deployment="web"} 3
                        kube_deployment_spec_paused{namespace="shop",deployment="web"} 0
                        kube_deployment_spec_strategy_rollingupdate_max_unavailable{namespace="shop",deployment="web"} 0
                        kube_deployment_spec_strategy_rollingupdate_max_surge{namespace="shop",deployment="web"} 1
                        kube_deployment_metadata_generation{namespace="shop",deployment="web"} 4""");
    }

    @Test
    void anAbsentReplicaCountGivesNoSampleButAnAbsentStatusGivesZeros() {
        String samples = page.samples("{metadata: {name: 'new', namespace: 'shop'}, spec: {paused: true}}");

        assertThat(samples)
                .doesNotContain("kube_deployment_spec_replicas", "terminating_replicas", "_created", "max_surge")
                .contains("kube_deployment_spec_paused{namespace=\"shop\",deployment=\"new\"} 1")
                .contains("kube_deployment_status_replicas{namespace=\"shop\",deployment=\"new\"} 0");
    }

    @Test
    void rollingUpdateBoundsMayBeNumbersOrShares() {
        String bounds = "kube_deployment_spec_strategy_rollingupdate";

        assertThat(page.samples(bounds, """
                {metadata: {name: 'w', namespace: 'n'},
                 spec: {replicas: 10, strategy: {rollingUpdate: {maxUnavailable: 4, maxSurge: '33%'}}}}""")).isEqualTo("""
                        kube_deployment_spec_strategy_rollingupdate_max_unavailable{namespace="n",deployment="w"} 4
                        kube_deployment_spec_strategy_rollingupdate_max_surge{namespace="n",deployment="w"} 4""");
        assertThat(page.samples(bounds, """
                {metadata: {name: 'w', namespace: 'n'},
                 spec: {replicas: 10, strategy: {rollingUpdate: {maxUnavailable: 'half', maxSurge: '3'}}}}""")).isEmpty();
        assertThat(page.samples(bounds, """
                {metadata: {name: 'w', namespace: 'n'},
                 spec: {strategy: {rollingUpdate: {maxUnavailable: 1, maxSurge: 1}}}}""")).isEmpty();
    }

    @Test
    void conditionsKeepKnownReasonsOnly() {
        assertThat(page.samples("kube_deployment_status_condition", """
                {metadata: {name: 'w', namespace: 'n'},
                 status: {conditions: [{type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable'},
                                       {type: 'Painted', status: 'Maybe', reason: 'RanOutOfPaint'}]}}""")).isEqualTo("""
                        kube_deployment_status_condition{namespace="n",deployment="w",reason="MinimumReplicasAvailable",condition="Available",status="true"} 1
                        kube_deployment_status_condition{namespace="n",deployment="w",reason="MinimumReplicasAvailable",condition="Available",status="false"} 0
                        kube_deployment_status_condition{namespace="n",deployment="w",reason="MinimumReplicasAvailable",condition="Available",status="unknown"} 0
                        kube_deployment_status_condition{namespace="n",deployment="w",reason="unknown",condition="Painted",status="true"} 0
                        kube_deployment_status_condition{namespace="n",deployment="w",reason="unknown",condition="Painted",status="false"} 0
                        kube_deployment_status_condition{namespace="n",deployment="w",reason="unknown",condition="Painted",status="unknown"} 0""");
    }

    @Test
    void labelsAppearOnlyWhenAllowed() {
        String object = "{metadata: {name: 'w', namespace: 'n', labels: {team: 'red', tier: 'web'}}}";

        assertThat(page.samples("kube_deployment_labels", object)).isEmpty();
        assertThat(KindPage.of("deployments", List.of("team"), List.of()).samples("kube_deployment_labels", object))
                .isEqualTo("kube_deployment_labels{namespace=\"n\",deployment=\"w\",label_team=\"red\"} 1");
        assertThat(KindPage.of("deployments", List.of("*"), List.of()).samples("kube_deployment_labels", object))
                .isEqualTo(
                        "kube_deployment_labels{namespace=\"n\",deployment=\"w\",label_team=\"red\",label_tier=\"web\"} 1");
    }

    @Test
    void anAllowlistGivesASampleAlsoWithoutAnyOfItsKeys() {
        assertThat(KindPage.of("deployments", List.of(), List.of("owner"))
                        .samples("kube_deployment_annotations", "{metadata: {name: 'w', namespace: 'n'}}"))
                .isEqualTo("kube_deployment_annotations{namespace=\"n\",deployment=\"w\"} 1");
    }

    @Test
    void everyOwnerIsTold() {
        assertThat(page.samples("kube_deployment_owner", """
                {metadata: {name: 'w', namespace: 'n', ownerReferences: [{kind: 'App', name: 'shop'},
                                                                         {kind: 'Team', name: 'red'}]}}""")).isEqualTo("""
                        kube_deployment_owner{namespace="n",deployment="w",owner_kind="App",owner_name="shop"} 1
                        kube_deployment_owner{namespace="n",deployment="w",owner_kind="Team",owner_name="red"} 1""");
    }
}
