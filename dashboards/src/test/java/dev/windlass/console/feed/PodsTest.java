package dev.windlass.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.Facts;
import dev.windlass.console.projection.PodFacts;
import dev.windlass.console.projection.WorkloadName;
import dev.windlass.kube.kind.Kinds;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodsTest {
    private final Pods pods = new Pods();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{phase: Running, containerStatuses: [{ready: true, state: {running: {}}}]} | Running",
                "{phase: Running, containerStatuses: [{state: {waiting: {reason: CrashLoopBackOff}}}]} | CrashLoopBackOff",
                "{phase: Pending, containerStatuses: [{state: {waiting: {reason: ContainerCreating}}}]} | ContainerCreating",
                "{phase: Pending, initContainerStatuses: [{state: {running: {}}}]} | Init:0/1",
                "{phase: Pending, initContainerStatuses: [{state: {terminated: {exitCode: 0}}}, {state: {waiting: {reason: ImagePullBackOff}}}]} | Init:ImagePullBackOff",
                "{phase: Pending, initContainerStatuses: [{state: {terminated: {exitCode: 1, reason: Error}}}]} | Init:Error",
                "{phase: Running, initContainerStatuses: [{started: true, state: {running: {}}}], containerStatuses: [{ready: true, state: {running: {}}}]} | Running",
                "{phase: Succeeded, containerStatuses: [{state: {terminated: {exitCode: 0, reason: Completed}}}]} | Completed",
                "{phase: Failed, containerStatuses: [{state: {terminated: {exitCode: 3}}}]} | ExitCode:3",
                "{phase: Failed, containerStatuses: [{state: {terminated: {exitCode: 137, signal: 9}}}]} | Signal:9",
                "{phase: Running, containerStatuses: [{ready: true, state: {running: {}}}, {state: {terminated: {reason: Completed}}}]} | Running",
                "{phase: Failed, reason: Evicted} | Evicted",
                "{phase: Pending} | Pending",
            })
    void saysAPodsStateAsKubectlDoes(String status, String text) {
        assertThat(facts("{name: web, namespace: default}", status).status()).isEqualTo(text);
    }

    @Test
    void aPodThatIsBeingDeletedIsTerminating() {
        PodFacts facts = facts(
                "{name: web, namespace: default, deletionTimestamp: \"2026-03-01T02:00:00Z\"}", "{phase: Running}");
        assertThat(facts.status()).isEqualTo("Terminating");
    }

    @Test
    void theReplicaSetOfADeploymentIsSeenThrough() {
        String controlled =
                "{name: x, namespace: default, labels: {pod-template-hash: 7d4b9}, ownerReferences: [{kind: ReplicaSet, name: web-app-7d4b9, controller: true}]}";
        assertThat(facts(controlled, "{phase: Running}").owner())
                .isEqualTo(new WorkloadName("Deployment", Facts.name("default/web-app")));
        String bare =
                "{name: x, namespace: default, ownerReferences: [{kind: ReplicaSet, name: batch, controller: true}]}";
        assertThat(facts(bare, "{phase: Running}").owner())
                .isEqualTo(new WorkloadName("ReplicaSet", Facts.name("default/batch")));
        assertThat(facts("{name: x, namespace: default}", "{phase: Running}").owner())
                .isNull();
    }

    @Test
    void aPodTheSchedulerCouldNotPlaceSaysWhyAndSinceWhen() {
        PodFacts facts = facts("{name: web, namespace: default}", """
                phase: Pending
                conditions:
                - {type: PodScheduled, status: "False", reason: Unschedulable, message: 0/3 nodes are available, lastTransitionTime: "2026-03-01T02:00:00Z"}
                """);
        assertThat(facts.waitsForNode()).isTrue();
        assertThat(facts.unplaced())
                .isEqualTo(new PodFacts.Unplaced(
                        "Unschedulable", "0/3 nodes are available", Instant.parse("2026-03-01T02:00:00Z")));
    }

    @Test
    void requestsAndRestartsAreSummedOverTheContainers() {
        PodFacts facts = pods.facts(Json.object(Kinds.POD, """
                metadata: {name: web, namespace: default}
                spec:
                  nodeName: n1
                  containers:
                  - {name: app, resources: {requests: {cpu: 250m, memory: 64Mi}}}
                  - {name: proxy, resources: {requests: {cpu: "1"}}}
                  - {name: none}
                status:
                  phase: Running
                  containerStatuses: [{ready: true, restartCount: 2}, {ready: false, restartCount: 3}]
                """));
        assertThat(facts.requestedCpuMilli()).isEqualTo(1250);
        assertThat(facts.requestedMemoryBytes()).isEqualTo(64L << 20);
        assertThat(facts.restarts()).isEqualTo(5);
        assertThat(facts.readyContainers()).isEqualTo(1);
        assertThat(facts.containers()).isEqualTo(3);
        assertThat(facts.occupiesNode()).isTrue();
    }

    private PodFacts facts(String metadata, String status) {
        String indented = status.contains("\n") ? "\n" + status.indent(2) : " " + status;
        return pods.facts(Json.object(Kinds.POD, "metadata: " + metadata + "\nstatus:" + indented));
    }
}
