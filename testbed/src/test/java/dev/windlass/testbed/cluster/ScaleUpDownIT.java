package dev.windlass.testbed.cluster;

import static dev.windlass.testbed.cluster.AutoscaledCluster.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.stream.broker.EmbeddedBroker;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.ClusterDecision.Trigger;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.junit.WithBroker;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.wait.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes come for pods without a place, and go when their pods fit elsewhere. */
@WithCluster(sharing = WithCluster.Sharing.NONE)
@WithBroker
class ScaleUpDownIT {
    private final ControlPlane cluster;
    private final EmbeddedBroker broker;

    ScaleUpDownIT(ControlPlane cluster, EmbeddedBroker broker) {
        this.cluster = cluster;
        this.broker = broker;
    }

    @Test
    void aDeploymentTooLargeForItsNodesGetsNodesOfTheRightGroupAndRuns(@TempDir Path folder) {
        try (AutoscaledCluster nodes = start(folder, Map.of())) {
            nodes.deploy("web", 4, "3", "");

            assertThat(nodes.awaitRunning("web", 4)).allMatch(node -> node.startsWith("large-"));

            assertThat(nodes.nodes("large")).hasSize(2);
            assertThat(nodes.nodes("small")).isEmpty();
            ClusterDecision decision = nodes.awaitDecision("large");
            assertThat(decision.trigger()).isEqualTo(Trigger.PENDING_PODS);
            assertThat(decision.desiredSize()).isEqualTo(2);
            assertThat(decision.nodes()).containsExactlyInAnyOrderElementsOf(nodes.nodes("large"));
            assertThat(decision.pods()).hasSize(4);
            assertThat(decision.options())
                    .anySatisfy(option -> assertThat(option.refusal()).isEqualTo("Insufficient cpu"))
                    .anySatisfy(option -> assertThat(option.refusal()).isEqualTo("node(s) had untolerated taint(s)"));
            Eventually.within(SOON).holds("the pods tell", () -> nodes.events("TriggeredScaleUp")
                    .contains("pod triggered scale-up: [{large 0->2 (max: 3)}]"));
            Eventually.within(SOON).holds("the status tells", () -> nodes.kubectl(
                            "get",
                            "configmap",
                            "-n",
                            nodes.namespace(),
                            "cluster-autoscaler-status",
                            "-o=jsonpath={.data.status}")
                    .contains("cloudProviderTarget: 2"));
        }
    }

    @Test
    void aPodThatNoGroupCanHelpIsToldWhy(@TempDir Path folder) throws Exception {
        try (AutoscaledCluster nodes = start(folder, Map.of())) {
            nodes.deploy("huge", 1, "64", "");
            Eventually.within(SOON).holds("the pod tells", () -> nodes.events("NotTriggerScaleUp")
                    .contains("pod didn't trigger scale-up: 3 Insufficient cpu, 1 node(s) had untolerated taint(s)"));
            assertThat(nodes.decisions("large")).isEmpty();
            JsonNode pods = nodes.explain().path("pods").path(0);
            assertThat(pods.at("/pods/0").asText()).startsWith(nodes.namespace() + "/huge-");
            assertThat(pods.at("/refusedBy/special").toString())
                    .isEqualTo("[\"node(s) had untolerated taint(s)\",\"Insufficient cpu\"]");
        }
    }

    @Test
    void anUnneededNodeIsDrainedWithinItsBudgetOnceTheSettingsAllowIt(@TempDir Path folder) {
        try (AutoscaledCluster nodes = start(folder, Map.of("scale-down-delay-after-add", "1s"))) {
            nodes.deploy("left", 1, "900m", "nodeSelector: {pool: small}");
            nodes.deploy("filler", 1, "1", "nodeSelector: {pool: small}");
            nodes.awaitRunning("left", 1);
            nodes.awaitRunning("filler", 1);
            nodes.deploy("right", 1, "900m", "nodeSelector: {pool: small}");
            nodes.awaitRunning("right", 1);
            nodes.awaitNodes("small", 2);
            cluster.apply("""
                    apiVersion: policy/v1
                    kind: PodDisruptionBudget
                    metadata: {namespace: %s, name: both}
                    spec:
                      maxUnavailable: 1
                      selector: {matchExpressions: [{key: app, operator: In, values: [left, right]}]}
                    """.formatted(nodes.namespace()));
            nodes.scale("filler", 0);

            nodes.settings("{scale-down-unneeded-time: \"1s\", scale-down-utilization-threshold: half}");

            Eventually.within(SOON).holds("the wrong value is named", () -> nodes.events("SettingInvalid")
                    .contains("scale-down-utilization-threshold is \"half\"; write a number between 0 and 1"));
            List<Integer> running = nodes.runningUntilNodes("app in (left,right)", "small", 1);
            assertThat(running).allMatch(count -> count >= 1);
            nodes.awaitRunning("left", 1);
            nodes.awaitRunning("right", 1);
            ClusterDecision decision = nodes.decisions("small").getLast();
            assertThat(decision.trigger()).isEqualTo(Trigger.UNNEEDED_NODE);
            assertThat(decision.currentSize()).isEqualTo(2);
            assertThat(decision.desiredSize()).isEqualTo(1);
            assertThat(decision.pods()).hasSize(1);
            assertThat(nodes.events("ScaleDown")).contains("deleting pod for node scale down");
        }
    }

    @Test
    void aBudgetThatAllowsNothingKeepsItsNode(@TempDir Path folder) {
        Map<String, String> quick =
                Map.of("scale-down-delay-after-add", "1s", "scale-down-unneeded-time", "1s", "scan-interval", "1s");
        try (AutoscaledCluster nodes = start(folder, quick)) {
            cluster.apply("""
                    apiVersion: policy/v1
                    kind: PodDisruptionBudget
                    metadata: {namespace: %s, name: web}
                    spec: {maxUnavailable: 0, selector: {matchLabels: {app: web}}}
                    """.formatted(nodes.namespace()));
            nodes.deploy("web", 2, "100m", "nodeSelector: {pool: small}");
            nodes.deploy("filler", 1, "1800m", "nodeSelector: {pool: small}");
            nodes.awaitRunning("web", 2);
            nodes.awaitRunning("filler", 1);
            nodes.scale("filler", 0);

            Eventually.within(SOON).holds("what keeps the node is counted", () -> nodes.service()
                    .get("/q/metrics")
                    .body()
                    .contains("cluster_autoscaler_unremovable_nodes_count{reason=\"BlockedByPod\"}"));
            Eventually.within(SOON).holds("the budget is named", () -> nodes.explain()
                    .path("kept")
                    .toString()
                    .contains("NotEnoughPdb: budget " + nodes.namespace() + "/web allows no disruption of pod"));
            assertThat(nodes.awaitRunning("web", 2))
                    .allMatch(node -> nodes.nodes("small").contains(node));
        }
    }

    private AutoscaledCluster start(Path folder, Map<String, String> flags) {
        return new AutoscaledCluster(cluster, folder, broker.bootstrapServers(), flags);
    }
}
