package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PodStatusFamiliesTest {
    private final KindPage page = KindPage.of("pods");

    @Test
    void aReadyPodIsTold() {
        String samples = page.samples("kube_pod_status", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 status: {phase: 'Running', qosClass: 'Burstable', conditions: [
                   {type: 'Ready', status: 'True', lastTransitionTime: '2026-01-01T00:00:04Z'},
                   {type: 'Initialized', status: 'True', lastTransitionTime: '2026-01-01T00:00:02Z'},
                   {type: 'ContainersReady', status: 'True', lastTransitionTime: '2026-01-01T00:00:03Z'},
                   {type: 'PodScheduled', status: 'True', lastTransitionTime: '2026-01-01T00:00:01Z'}]}}""");

        assertThat(samples).isEqualTo("""
                kube_pod_status_phase{namespace="n",pod="p",uid="u",phase="Pending"} 0
                kube_pod_status_phase{namespace="n",pod="p",uid="u",phase="Succeeded"} 0
                kube_pod_status_phase{namespace="n",pod="p",uid="u",phase="Failed"} 0
                kube_pod_status_phase{namespace="n",pod="p",uid="u",phase="Unknown"} 0
                kube_pod_status_phase{namespace="n",pod="p",uid="u",phase="Running"} 1
                kube_pod_status_qos_class{namespace="n",pod="p",uid="u",qos_class="BestEffort"} 0
                kube_pod_status_qos_class{namespace="n",pod="p",uid="u",qos_class="Burstable"} 1
                kube_pod_status_qos_class{namespace="n",pod="p",uid="u",qos_class="Guaranteed"} 0
                kube_pod_status_ready{namespace="n",pod="p",uid="u",condition="true"} 1
                kube_pod_status_ready{namespace="n",pod="p",uid="u",condition="false"} 0
                kube_pod_status_ready{namespace="n",pod="p",uid="u",condition="unknown"} 0
                kube_pod_status_ready_time{namespace="n",pod="p",uid="u"} 1.767225604e+09
                kube_pod_status_initialized_time{namespace="n",pod="p",uid="u"} 1.767225602e+09
                kube_pod_status_container_ready_time{namespace="n",pod="p",uid="u"} 1.767225603e+09
                kube_pod_status_scheduled{namespace="n",pod="p",uid="u",condition="true"} 1
                kube_pod_status_scheduled{namespace="n",pod="p",uid="u",condition="false"} 0
                kube_pod_status_scheduled{namespace="n",pod="p",uid="u",condition="unknown"} 0
                kube_pod_status_scheduled_time{namespace="n",pod="p",uid="u"} 1.767225601e+09""");
    }

    @Test
    void aPodThatFindsNoNodeIsUnschedulable() {
        assertThat(page.samples("kube_pod_status_un", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 status: {conditions: [{type: 'PodScheduled', status: 'False', lastTransitionTime: '2026-01-01T00:00:01Z'}]}}""")).isEqualTo("""
                        kube_pod_status_unschedulable{namespace="n",pod="p",uid="u"} 1
                        kube_pod_status_unscheduled_time{namespace="n",pod="p",uid="u"} 1.767225601e+09""");
    }

    @Test
    void aTimeLeftOutIsThePeersZeroTime() {
        assertThat(page.samples("kube_pod_status_ready_time", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'}, status: {conditions: [{type: 'Ready', status: 'True'}]}}"""))
                .isEqualTo("kube_pod_status_ready_time{namespace=\"n\",pod=\"p\",uid=\"u\"} -6.21355968e+10");
    }

    @Test
    void aPodWithoutStatusSaysNothingOfIt() {
        assertThat(page.samples("kube_pod_status", "{metadata: {name: 'p', namespace: 'n', uid: 'u'}}"))
                .isEmpty();
    }

    @Test
    void reasonsComeFromThePodItsConditionsAndItsContainers() {
        assertThat(page.samples("kube_pod_status_reason", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 status: {reason: 'Evicted', conditions: [{type: 'PodScheduled', reason: 'SchedulingGated'}],
                          containerStatuses: [{name: 'c', state: {terminated: {reason: 'Shutdown'}}}]}}""")).isEqualTo("""
                        kube_pod_status_reason{namespace="n",pod="p",uid="u",reason="Evicted"} 1
                        kube_pod_status_reason{namespace="n",pod="p",uid="u",reason="SchedulingGated"} 1
                        kube_pod_status_reason{namespace="n",pod="p",uid="u",reason="Shutdown"} 1""");
    }

    @Test
    void aReasonOfItsOwnIsOther() {
        assertThat(page.samples("kube_pod_status_reason", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'}, status: {reason: 'Bored'}}"""))
                .isEqualTo("kube_pod_status_reason{namespace=\"n\",pod=\"p\",uid=\"u\",reason=\"Other\"} 1");
    }

    @Test
    void disruptionsNameTheirCause() {
        assertThat(page.samples("kube_pod_status_disruption", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 status: {conditions: [{type: 'DisruptionTarget', status: 'False', reason: 'EvictionByEvictionAPI'},
                                       {type: 'DisruptionTarget', reason: 'Earthquake'}]}}""")).isEqualTo("""
                        kube_pod_status_disruption_reason{namespace="n",pod="p",uid="u",reason="EvictionByEvictionAPI"} 1
                        kube_pod_status_disruption_reason{namespace="n",pod="p",uid="u",reason="Other"} 1""");
    }

    @Test
    void aPodIsCompleteWhenItsLastContainerEnded() {
        assertThat(page.samples("kube_pod_completion_time", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 status: {containerStatuses: [
                   {name: 'a', state: {terminated: {finishedAt: '2026-01-01T00:00:09Z'}}},
                   {name: 'b', state: {terminated: {finishedAt: '2026-01-01T00:00:05Z'}}},
                   {name: 'c', state: {running: {}}}]}}"""))
                .isEqualTo("kube_pod_completion_time{namespace=\"n\",pod=\"p\",uid=\"u\"} 1.767225609e+09");
    }
}
