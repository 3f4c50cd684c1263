package dev.windlass.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccessTest {
    @Test
    void nobodyMayDoEverythingAndNobodyMayReadSecrets() {
        assertThat(rules(Chart.render("autoscaler: {settings: {mode: drive}}")))
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(Tree.list(rule, "verbs").contains("*")).isFalse();
                    assertThat(Tree.list(rule, "resources").contains("secrets")).isFalse();
                });
    }

    @Test
    void whoOnlyReadsMayOnlyRead() {
        Chart.Objects objects = Chart.render("");

        for (String component : List.of("metrics-server", "state-metrics", "console")) {
            assertThat(rules(objects.of(component))).isNotEmpty().allSatisfy(rule -> assertThat(
                            Tree.list(rule, "verbs").stream().map(Object::toString))
                    .isSubsetOf("get", "list", "watch"));
        }
    }

    @Test
    void anAutoscalerThatDrivesNothingMaySetNoScale() {
        assertThat(scaleVerbs("autoscaler: {settings: {workload-autoscalers: false}}"))
                .containsExactly("get");
        assertThat(scaleVerbs("")).containsExactly("get", "update");
        assertThat(scaleVerbs("autoscaler: {settings: {mode: drive}}")).containsExactly("get", "update");
    }

    @Test
    void stateMetricsMayReadOnlyWhatItExports() {
        Chart.Objects some = Chart.render("stateMetrics: {settings: {resources: 'pods, deployments'}}");

        assertThat(rules(some.of("state-metrics"))
                        .flatMap(rule -> Tree.list(rule, "resources").stream())
                        .map(Object::toString))
                .containsExactlyInAnyOrder("pods", "deployments");
        assertThat(rules(Chart.render("").of("state-metrics")).flatMap(rule -> Tree.list(rule, "resources").stream()))
                .hasSize(12);
    }

    @Test
    void metricsServerMayReadSummariesOnlyWhereItDoes() {
        assertThat(mayReadOfKubelets("")).containsExactly("nodes/metrics");
        assertThat(mayReadOfKubelets("metricsServer: {settings: {kubelet-cadvisor: true}}"))
                .containsExactly("nodes/metrics");
        assertThat(mayReadOfKubelets("metricsServer: {settings: {kubelet-summary: true}}"))
                .containsExactly("nodes/metrics", "nodes/stats");
    }

    private static List<String> mayReadOfKubelets(String values) {
        return rules(Chart.render(values).of("metrics-server"))
                .flatMap(rule -> Tree.list(rule, "resources").stream())
                .map(Object::toString)
                .filter(resource -> resource.startsWith("nodes/"))
                .toList();
    }

    @Test
    void theAutoscalerMayListObjectsOnlyWhereMetricsAreAskedOfThem() {
        assertThat(mayList("services", "")).isFalse();
        assertThat(
                        mayList(
                                "services",
                                "autoscaler: {settings: {prometheus-url: 'http://p:9090'}, rules: {rules: [{seriesQuery: up}]}}"))
                .isTrue();
    }

    @Test
    void everyBindingNamesARoleOfTheChartOrOneOfKubernetes() {
        Chart.Objects objects = Chart.render("");
        List<String> roles = Stream.concat(
                        objects.ofKind("ClusterRole").names().stream(), objects.ofKind("Role").names().stream())
                .toList();

        Stream.concat(objects.ofKind("ClusterRoleBinding").all().stream(), objects.ofKind("RoleBinding").all().stream())
                .map(binding -> Tree.value(binding, "roleRef", "name").toString())
                .forEach(role -> assertThat(role)
                        .matches(name -> roles.contains(name)
                                || name.equals("system:auth-delegator")
                                || name.equals("extension-apiserver-authentication-reader")));
    }

    private static List<Object> scaleVerbs(String values) {
        return rules(Chart.render(values).of("autoscaler"))
                .filter(rule -> Tree.list(rule, "resources").contains("*/scale"))
                .<Object>flatMap(rule -> Tree.list(rule, "verbs").stream())
                .toList();
    }

    private static boolean mayList(String resource, String values) {
        return rules(Chart.render(values).of("autoscaler"))
                .anyMatch(rule -> Tree.list(rule, "resources").contains(resource));
    }

    private static Stream<Map<String, Object>> rules(Chart.Objects objects) {
        return objects.all().stream()
                .filter(object -> object.get("kind").toString().endsWith("Role"))
                .flatMap(role -> Tree.list(role, "rules").stream())
                .map(rule -> Tree.at(rule));
    }
}
