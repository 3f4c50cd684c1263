package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PodContainerFamiliesTest {
    private final KindPage page = KindPage.of("pods");

    @Test
    void aRunningContainerIsTold() {
        assertThat(page.samples("kube_pod_container_s", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 status: {containerStatuses: [{name: 'app', ready: true, restartCount: 3,
                   state: {running: {startedAt: '2026-01-01T00:00:10Z'}},
                   lastState: {terminated: {reason: 'OOMKilled', exitCode: 137, finishedAt: '2026-01-01T00:00:08Z'}}}]}}""")).isEqualTo("""
                        kube_pod_container_state_started{namespace="n",pod="p",uid="u",container="app"} 1.76722561e+09
                        kube_pod_container_status_last_terminated_reason{namespace="n",pod="p",uid="u",container="app",reason="OOMKilled"} 1
                        kube_pod_container_status_last_terminated_exitcode{namespace="n",pod="p",uid="u",container="app"} 137
                        kube_pod_container_status_last_terminated_timestamp{namespace="n",pod="p",uid="u",container="app"} 1.767225608e+09
                        kube_pod_container_status_ready{namespace="n",pod="p",uid="u",container="app"} 1
                        kube_pod_container_status_restarts_total{namespace="n",pod="p",uid="u",container="app"} 3
                        kube_pod_container_status_running{namespace="n",pod="p",uid="u",container="app"} 1
                        kube_pod_container_status_terminated{namespace="n",pod="p",uid="u",container="app"} 0
                        kube_pod_container_status_waiting{namespace="n",pod="p",uid="u",container="app"} 0""");
    }

    @Test
    void waitingAndTerminatedContainersGiveTheirReason() {
        String samples = page.samples("kube_pod_container_st", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 status: {containerStatuses: [
                   {name: 'w', state: {waiting: {reason: 'ImagePullBackOff'}}},
                   {name: 't', state: {terminated: {reason: 'Completed', startedAt: '2026-01-01T00:00:01Z'}}}]}}""");

        assertThat(samples.lines())
                .contains(
                        "kube_pod_container_status_waiting_reason{namespace=\"n\",pod=\"p\",uid=\"u\",container=\"w\",reason=\"ImagePullBackOff\"} 1",
                        "kube_pod_container_status_waiting{namespace=\"n\",pod=\"p\",uid=\"u\",container=\"w\"} 1",
                        "kube_pod_container_status_terminated_reason{namespace=\"n\",pod=\"p\",uid=\"u\",container=\"t\",reason=\"Completed\"} 1",
                        "kube_pod_container_state_started{namespace=\"n\",pod=\"p\",uid=\"u\",container=\"t\"} 1.767225601e+09",
                        "kube_pod_container_status_running{namespace=\"n\",pod=\"p\",uid=\"u\",container=\"t\"} 0");
        assertThat(samples)
                .doesNotContain(
                        "last_terminated", "state_started{namespace=\"n\",pod=\"p\",uid=\"u\",container=\"w\"}");
    }

    @Test
    void infoJoinsSpecAndStatusByName() {
        assertThat(page.samples("kube_pod_container_info", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 spec: {containers: [{name: 'b', image: 'b:1'}, {name: 'a', image: 'a:1'}, {name: 'unseen', image: 'x'}]},
                 status: {containerStatuses: [{name: 'a', image: 'hub/a:1', imageID: 'id-a', containerID: 'c-a'},
                                              {name: 'b', image: 'hub/b:1', imageID: 'id-b', containerID: 'c-b'}]}}""")).isEqualTo("""
                        kube_pod_container_info{namespace="n",pod="p",uid="u",container="b",image_spec="b:1",image="hub/b:1",image_id="id-b",container_id="c-b"} 1
                        kube_pod_container_info{namespace="n",pod="p",uid="u",container="a",image_spec="a:1",image="hub/a:1",image_id="id-a",container_id="c-a"} 1""");
    }

    @Test
    void cpuKeepsItsFractionEverythingElseIsWhole() {
        assertThat(page.samples("kube_pod_container_resource", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 spec: {nodeName: 'n1', containers: [{name: 'c', resources: {
                   requests: {cpu: '250m', memory: '100500m', 'vendor.example/fast-nic': '1', pods: '3', odd: '1'},
                   limits: {cpu: '1'}}}]}}""").lines())
                .containsExactlyInAnyOrder(
                        "kube_pod_container_resource_limits{namespace=\"n\",pod=\"p\",uid=\"u\",container=\"c\",node=\"n1\",resource=\"cpu\",unit=\"core\"} 1",
                        "kube_pod_container_resource_requests{namespace=\"n\",pod=\"p\",uid=\"u\",container=\"c\",node=\"n1\",resource=\"cpu\",unit=\"core\"} 0.25",
                        "kube_pod_container_resource_requests{namespace=\"n\",pod=\"p\",uid=\"u\",container=\"c\",node=\"n1\",resource=\"memory\",unit=\"byte\"} 101",
                        "kube_pod_container_resource_requests{namespace=\"n\",pod=\"p\",uid=\"u\",container=\"c\",node=\"n1\",resource=\"vendor_example_fast_nic\",unit=\"integer\"} 1");
    }

    @Test
    void initContainersHaveFamiliesOfTheirOwn() {
        String samples = page.samples("kube_pod_init_container", """
                {metadata: {name: 'p', namespace: 'n', uid: 'u'},
                 spec: {nodeName: 'n1', initContainers: [{name: 'i', image: 'i:1', restartPolicy: 'Always',
                                                         resources: {requests: {memory: '1Mi'}, limits: {memory: '2Mi'}}}]},
                 status: {initContainerStatuses: [{name: 'i', image: 'i:1', imageID: 'id', containerID: 'c', ready: true,
                                                   state: {running: {startedAt: '2026-01-01T00:00:01Z'}}}]}}""");

        assertThat(samples).isEqualTo("""
                kube_pod_init_container_info{namespace="n",pod="p",uid="u",container="i",image_spec="i:1",image="i:1",image_id="id",container_id="c",restart_policy="Always"} 1
                kube_pod_init_container_resource_limits{namespace="n",pod="p",uid="u",container="i",node="n1",resource="memory",unit="byte"} 2.097152e+06
                kube_pod_init_container_resource_requests{namespace="n",pod="p",uid="u",container="i",node="n1",resource="memory",unit="byte"} 1.048576e+06
                kube_pod_init_container_state_started{namespace="n",pod="p",uid="u",container="i"} 1.767225601e+09
                kube_pod_init_container_status_ready{namespace="n",pod="p",uid="u",container="i"} 1
                kube_pod_init_container_status_restarts_total{namespace="n",pod="p",uid="u",container="i"} 0
                kube_pod_init_container_status_running{namespace="n",pod="p",uid="u",container="i"} 1
                kube_pod_init_container_status_terminated{namespace="n",pod="p",uid="u",container="i"} 0
                kube_pod_init_container_status_waiting{namespace="n",pod="p",uid="u",container="i"} 0""");
    }
}
