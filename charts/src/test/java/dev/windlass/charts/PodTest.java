package dev.windlass.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodTest {
    @Test
    void everyPodRunsWithTheLeastThatItNeeds() {
        for (Map<String, Object> deployment :
                Chart.render("").ofKind("Deployment").all()) {
            Map<String, Object> pod = Tree.at(deployment, "spec", "template", "spec");
            assertThat(Tree.at(pod, "securityContext"))
                    .containsEntry("runAsNonRoot", true)
                    .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
            assertThat(Tree.at(pod, "containers", "0", "securityContext"))
                    .isEqualTo(Map.of(
                            "allowPrivilegeEscalation", false,
                            "readOnlyRootFilesystem", true,
                            "capabilities", Map.of("drop", List.of("ALL"))));
            assertThat(pod).containsEntry("enableServiceLinks", false);
            assertThat(Tree.at(pod, "containers", "0", "resources", "limits")).containsKey("memory");
        }
    }

    @Test
    void everyContainerIsAskedHowItIsWhereItAnswers() {
        for (Map<String, Object> deployment :
                Chart.render("").ofKind("Deployment").all()) {
            Map<String, Object> container = Tree.at(deployment, "spec", "template", "spec", "containers", "0");
            assertThat(Tree.at(container, "livenessProbe", "httpGet"))
                    .isEqualTo(Map.of("path", "/q/health/live", "port", "http"));
            assertThat(Tree.at(container, "readinessProbe", "httpGet"))
                    .isEqualTo(Map.of("path", "/q/health/ready", "port", "http"));
            assertThat(Tree.at(container, "ports", "0"))
                    .containsEntry("name", "http")
                    .containsEntry("containerPort", 8080);
        }
    }

    @Test
    void aChangedSettingRestartsThePodsAndOnlyThoseOfItsService() {
        Chart.Objects before = Chart.render("").ofKind("Deployment");
        Chart.Objects after = Chart.render("metricsServer: {settings: {metric-resolution: 30s}}")
                .ofKind("Deployment");

        assertThat(checksum(after, "windlass-metrics-server"))
                .isNotEqualTo(checksum(before, "windlass-metrics-server"));
        assertThat(checksum(after, "windlass-autoscaler")).isEqualTo(checksum(before, "windlass-autoscaler"));
    }

    @Test
    void anImageIsNamedByRegistryRepositoryAndVersionOrDigest() {
        String digest = "sha256:" + "0".repeat(64);

        assertThat(image("")).isEqualTo("windlass/metrics-server:0.1.0");
        assertThat(image("image: {registry: r.example, tag: '7'}")).isEqualTo("r.example/windlass/metrics-server:7");
        assertThat(image("metricsServer: {image: {repository: mine/ms, tag: '8'}}"))
                .isEqualTo("mine/ms:8");
        assertThat(image("metricsServer: {image: {digest: '" + digest + "'}}"))
                .isEqualTo("windlass/metrics-server@" + digest);
    }

    @Test
    void aServiceFindsItsPodsAndItsBudgetTheSameOnes() {
        Chart.Objects objects = Chart.render("").of("console");
        Map<String, Object> labels =
                Tree.at(objects.ofKind("Deployment").all().getFirst(), "spec", "template", "metadata", "labels");

        assertThat(labels)
                .containsAllEntriesOf(Tree.at(objects.ofKind("Service").all().getFirst(), "spec", "selector"))
                .containsAllEntriesOf(Tree.at(
                        objects.ofKind("PodDisruptionBudget").all().getFirst(), "spec", "selector", "matchLabels"));
    }

    private static String image(String values) {
        return Tree.value(
                        Chart.render(values).ofKind("Deployment").named("windlass-metrics-server"),
                        "spec",
                        "template",
                        "spec",
                        "containers",
                        "0",
                        "image")
                .toString();
    }

    private static Object checksum(Chart.Objects deployments, String name) {
        return Tree.value(
                deployments.named(name),
                "spec",
                "template",
                "metadata",
                "annotations",
                "windlass.dev/settings-checksum");
    }
}
