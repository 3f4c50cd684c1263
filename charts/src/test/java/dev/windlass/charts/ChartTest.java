package dev.windlass.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final List<String> SERVICES =
            List.of("metrics-server", "state-metrics", "autoscaler", "cluster-autoscaler", "console");

    @Test
    void theChartPassesTheStrictLint() {
        LintResult result = Chart.lint();

        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    @Test
    void asItComesItInstallsEveryService() {
        Chart.Objects objects = Chart.render("");

        assertThat(objects.components()).containsExactlyInAnyOrderElementsOf(SERVICES);
        for (String kind : List.of("Deployment", "Service", "ServiceAccount", "PodDisruptionBudget")) {
            assertThat(objects.ofKind(kind).components()).as(kind).containsExactlyInAnyOrderElementsOf(SERVICES);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "metricsServer, metrics-server",
        "stateMetrics, state-metrics",
        "autoscaler, autoscaler",
        "clusterAutoscaler, cluster-autoscaler",
        "console, console"
    })
    void aServiceSwitchedOffLeavesNothingBehindAndTheOthersAsTheyAre(String key, String component) {
        Chart.Objects all = Chart.render("");
        Chart.Objects without = Chart.render(key + ": {enabled: false}");

        assertThat(without.of(component).all()).isEmpty();
        assertThat(without.names())
                .containsExactlyElementsOf(new Chart.Objects(all.all().stream()
                                .filter(object -> !component.equals(
                                        Tree.at(object, "metadata", "labels").get("app.kubernetes.io/component")))
                                .toList())
                        .names());
    }

    @Test
    void withEverythingSwitchedOffNothingIsInstalled() {
        assertThat(Chart.render("""
                                metricsServer: {enabled: false}
                                stateMetrics: {enabled: false}
                                autoscaler: {enabled: false}
                                clusterAutoscaler: {enabled: false}
                                console: {enabled: false}
                                """).all()).isEmpty();
    }

    @Test
    void everythingThatCanBeSwitchedOnRendersTogether() {
        Chart.Objects objects = Chart.render("""
                serviceMonitor: {enabled: true, labels: {release: prometheus}}
                networkPolicy: {enabled: true, httpFrom: [{namespaceSelector: {}}], extraEgress: [{ports: [{port: 9090}]}]}
                tracing: {enabled: true, endpoint: "http://otel:4317", samplingRatio: 0.5}
                stream: {secretName: kafka, bootstrapServers: "a:9092, b:9093", properties: {security.protocol: SSL}}
                image: {registry: registry.example, tag: "1", pullSecrets: [pull]}
                priorityClassName: system-cluster-critical
                autoscaler:
                  replicas: 2
                  settings: {mode: drive, prometheus-url: "http://prometheus:9090"}
                  rules: {rules: [{seriesQuery: up}]}
                clusterAutoscaler: {liveSettings: {scale-down-unneeded-time: 10m}, args: [--scan-interval=10s]}
                console: {ingress: {enabled: true, host: windlass.example, tls: [{hosts: [windlass.example]}]}}
                """);

        assertThat(objects.ofKind("ServiceMonitor").all()).hasSize(5);
        assertThat(objects.ofKind("NetworkPolicy").all()).hasSize(5);
        assertThat(objects.ofKind("Ingress").all()).hasSize(1);
        assertThat(objects.ofKind("ConfigMap").names())
                .contains("windlass-autoscaler-rules", "cluster-autoscaler-settings");
        assertThat(Tree.list(objects.ofKind("NetworkPolicy").named("windlass-autoscaler"), "spec", "egress"))
                .contains(Map.of(
                        "ports",
                        List.of(Map.of("port", 9092, "protocol", "TCP"), Map.of("port", 9093, "protocol", "TCP"))));
    }

    @Test
    void whatKubeletsKnowBesideUsageIsReadableAndScrapedWhenItIsSwitchedOn() {
        assertThat(usagePages("")).isEmpty();
        assertThat(usagePages("metricsServer: {settings: {kubelet-cadvisor: true}}"))
                .hasSize(1);
        assertThat(usagePages("metricsServer: {settings: {kubelet-summary: true, usage-page.enabled: false}}"))
                .isEmpty();
        assertThat(usagePages("metricsServer: {settings: {usage-page.enabled: true}}"))
                .hasSize(1);

        Chart.Objects objects = Chart.render("""
                networkPolicy: {enabled: true}
                metricsServer:
                  settings: {"otlp.endpoint": "http://collector.observability:4318/v1/metrics", "otlp.headers.x-token": t}
                """);
        assertThat(Tree.list(objects.ofKind("NetworkPolicy").named("windlass-metrics-server"), "spec", "egress"))
                .contains(Map.of(
                        "ports",
                        List.of(Map.of("port", 10250, "protocol", "TCP"), Map.of("port", 4318, "protocol", "TCP"))));
    }

    private static List<?> usagePages(String values) {
        Object monitor = Chart.render("serviceMonitor: {enabled: true}\n" + values)
                .ofKind("ServiceMonitor")
                .named("windlass-metrics-server");
        return Tree.list(monitor, "spec", "endpoints").stream()
                .filter(endpoint -> endpoint.toString().contains("/metrics/usage"))
                .toList();
    }

    @Test
    void noTwoObjectsAreTheSame() {
        List<String> identities =
                Chart.render("{serviceMonitor: {enabled: true}, networkPolicy: {enabled: true}}").all().stream()
                        .map(object -> object.get("kind") + " " + Tree.value(object, "metadata", "namespace") + "/"
                                + Tree.value(object, "metadata", "name"))
                        .toList();

        assertThat(identities).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{nosuch: 1}",
                "{metricsServer: {nosuch: 1}}",
                "{metricsServer: {settings: {metric-resolutoin: 15s}}}",
                "{stateMetrics: {certificate: {source: generated}}}",
                "{autoscaler: {settings: {mode: both}}}",
                "{clusterAutoscaler: {liveSettings: {scan-interval: 10s}}}",
                "{console: {quarkus: {windlass.console.frame: 1s}}}",
                "{stream: {enabled: yes please}}",
                "{stream: {bootstrapServers: kafka}}",
                "{metricsServer: {certificate: {source: magic}}}",
                "{log: {format: xml}}"
            })
    void aValueNobodyUnderstandsIsRefused(String values) {
        assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining("values don't meet the specifications");
    }

    @Test
    void objectsWithoutANamespaceAreNamedAfterIt() {
        Chart.Objects objects = Chart.render("");

        assertThat(objects.ofKind("ClusterRole").names()).allMatch(name -> name.startsWith("windlass:windlass:"));
        assertThat(objects.ofKind("ClusterRoleBinding").names())
                .allMatch(name -> name.startsWith("windlass:windlass:"));
    }
}
