package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamespaceFamiliesTest {
    private final KindPage page = KindPage.of("namespaces");

    @Test
    void aNamespaceIsNamedByOneLabelOnly() {
        assertThat(page.samples("""
                {metadata: {name: 'shop', creationTimestamp: '2026-01-01T00:00:00Z'},
                 status: {phase: 'Terminating', conditions: [{type: 'NamespaceContentRemaining', status: 'False'}]}}""")).isEqualTo("""
                        kube_namespace_created{namespace="shop"} 1.7672256e+09
                        kube_namespace_status_phase{namespace="shop",phase="Active"} 0
                        kube_namespace_status_phase{namespace="shop",phase="Terminating"} 1
                        kube_namespace_status_condition{namespace="shop",condition="NamespaceContentRemaining",status="true"} 0
                        kube_namespace_status_condition{namespace="shop",condition="NamespaceContentRemaining",status="false"} 1
                        kube_namespace_status_condition{namespace="shop",condition="NamespaceContentRemaining",status="unknown"} 0""");
    }

    @Test
    void bothPhasesAreToldAlsoWhenThereIsNone() {
        assertThat(page.samples("kube_namespace_status_phase", "{metadata: {name: 'shop'}}"))
                .isEqualTo("""
                        kube_namespace_status_phase{namespace="shop",phase="Active"} 0
                        kube_namespace_status_phase{namespace="shop",phase="Terminating"} 0""");
    }
}
