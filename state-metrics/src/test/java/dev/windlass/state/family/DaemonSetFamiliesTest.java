package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DaemonSetFamiliesTest {
    @Test
    void aDaemonSetIsTold() {
        assertThat(KindPage.of("daemonsets").samples("""
                {metadata: {name: 'agent', namespace: 'sys', generation: 9, creationTimestamp: '2026-01-01T00:00:00Z',
                            deletionTimestamp: '2026-01-01T00:00:01Z'},
                 status: {currentNumberScheduled: 8, desiredNumberScheduled: 9, numberAvailable: 6, numberMisscheduled: 1,
                          numberReady: 7, numberUnavailable: 3, observedGeneration: 8, updatedNumberScheduled: 5}}""")).isEqualTo("""
                        kube_daemonset_created{namespace="sys",daemonset="agent"} 1.7672256e+09
                        kube_daemonset_status_current_number_scheduled{namespace="sys",daemonset="agent"} 8
                        kube_daemonset_status_desired_number_scheduled{namespace="sys",daemonset="agent"} 9
                        kube_daemonset_status_number_available{namespace="sys",daemonset="agent"} 6
                        kube_daemonset_status_number_misscheduled{namespace="sys",daemonset="agent"} 1
                        kube_daemonset_status_number_ready{namespace="sys",daemonset="agent"} 7
                        kube_daemonset_status_number_unavailable{namespace="sys",daemonset="agent"} 3
                        kube_daemonset_status_observed_generation{namespace="sys",daemonset="agent"} 8
                        kube_daemonset_status_updated_number_scheduled{namespace="sys",daemonset="agent"} 5
                        kube_daemonset_metadata_generation{namespace="sys",daemonset="agent"} 9
                        kube_daemonset_deletion_timestamp{namespace="sys",daemonset="agent"} 1.767225601e+09""");
    }
}
