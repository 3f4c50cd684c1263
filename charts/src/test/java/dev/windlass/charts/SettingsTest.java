package dev.windlass.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the chart sets is what the services understand: held against the settings interfaces in their sources. */
class SettingsTest {
    /** The chart sets the place of the Lease itself, since access to it is given by name; an identity is each pod's own. */
    private static final Set<String> NOT_FOR_VALUES =
            Set.of("leader-election.namespace", "leader-election.name", "leader-election.identity");

    @ParameterizedTest
    @EnumSource(SettingsSource.class)
    void theSchemaKnowsExactlyTheSettingsOfTheService(SettingsSource service) throws IOException {
        List<String> known = new ArrayList<>(service.names());
        known.removeAll(NOT_FOR_VALUES);

        assertThat(namesInSchema(service)).containsExactlyInAnyOrderElementsOf(known);
    }

    /** The chart sets these itself. */
    private static final Set<String> OF_THE_PORT_BY_THE_CHART = Set.of("port", "cert-file", "key-file", "cert-dir");

    @ParameterizedTest
    @EnumSource(
            value = SettingsSource.class,
            names = {"METRICS_SERVER", "AUTOSCALER"})
    void theSchemaKnowsTheSettingsOfTheApiPort(SettingsSource service) throws IOException {
        List<String> known = SettingsSource.common().stream()
                .filter(name -> name.startsWith("windlass.api."))
                .map(name -> name.substring("windlass.api.".length()))
                .filter(name -> !OF_THE_PORT_BY_THE_CHART.contains(name))
                .toList();
        List<String> names = new ArrayList<>();
        schema().at("/properties/" + service.key() + "/properties/api/properties")
                .fieldNames()
                .forEachRemaining(names::add);

        assertThat(names).containsExactlyInAnyOrderElementsOf(known);
        assertThat(properties(service, """
                        metricsServer: {api: {request-timeout: 20s, max-requests-inflight: 1000000}}
                        autoscaler:
                          api: {request-timeout: 20s, max-requests-inflight: 1000000}
                          rules: {rules: []}
                          settings: {prometheus-url: "http://prometheus:9090"}
                        """))
                .containsEntry("windlass.api.request-timeout", "20s")
                .containsEntry("windlass.api.max-requests-inflight", "1000000");
    }

    @Test
    void argumentsOfThePeerLeaveTheProbesWhereTheyAsk() throws IOException {
        assertThat(properties(SettingsSource.METRICS_SERVER, "metricsServer: {args: [-v=4]}"))
                .containsEntry("quarkus.http.host", "0.0.0.0")
                .containsEntry("quarkus.http.port", "8080")
                .containsEntry("windlass.api.port", "10250")
                .containsEntry("windlass.metrics-server.metric-resolution", "15s");
    }

    @Test
    void theSchemaKnowsExactlyTheScaleDownSettingsThatMayChange() throws IOException {
        List<String> names = new ArrayList<>();
        schema().at("/properties/clusterAutoscaler/properties/liveSettings/properties")
                .fieldNames()
                .forEachRemaining(names::add);

        assertThat(names).containsExactlyInAnyOrderElementsOf(SettingsSource.liveSettings());
    }

    @ParameterizedTest
    @EnumSource(SettingsSource.class)
    void everythingInAServicesPropertiesIsUnderstoodByIt(SettingsSource service) throws IOException {
        Properties properties = properties(service, """
                stream: {properties: {security.protocol: SSL}}
                tracing: {enabled: true}
                autoscaler: {rules: {rules: []}, settings: {prometheus-url: "http://prometheus:9090"}}
                """);
        List<String> known = new ArrayList<>(SettingsSource.common());
        String prefix = service.prefix();
        service.names().forEach(name -> known.add(prefix + "." + name));

        assertThat(properties.stringPropertyNames()).isNotEmpty().allSatisfy(name -> assertThat(name)
                .matches(it -> it.startsWith("quarkus.")
                        || it.startsWith("windlass.stream.properties.")
                        || known.contains(it)));
    }

    @Test
    void valuesReachTheServiceAsTheyStand() throws IOException {
        Properties properties = properties(SettingsSource.STATE_METRICS, """
                stateMetrics:
                  settings: {metric-allowlist: 'kube_pod_.*\\d+', shard: 1000000, enable-gzip-encoding: true}
                  quarkus: {quarkus.log.level: DEBUG}
                """);

        assertThat(properties)
                .containsEntry("windlass.state-metrics.metric-allowlist", "kube_pod_.*\\d+")
                .containsEntry("windlass.state-metrics.shard", "1000000")
                .containsEntry("windlass.state-metrics.enable-gzip-encoding", "true")
                .containsEntry("quarkus.log.level", "DEBUG");
    }

    @Test
    void withoutKafkaEveryServiceIsToldSoAndNoBrokerIsNamed() throws IOException {
        for (SettingsSource service : SettingsSource.values()) {
            Properties properties = properties(service, "stream: {enabled: false}");
            assertThat(properties.stringPropertyNames()).doesNotContain("windlass.stream.bootstrap-servers");
            assertThat(properties.getProperty("windlass.stream.enabled"))
                    .isEqualTo(service == SettingsSource.STATE_METRICS ? null : "false");
        }
    }

    @Test
    void thePropertiesOfKafkaClientsKeepTheirDots() throws IOException {
        assertThat(properties(SettingsSource.CONSOLE, "stream: {properties: {security.protocol: SSL}}"))
                .containsEntry("windlass.stream.properties.\"security.protocol\"", "SSL");
    }

    private static Properties properties(SettingsSource service, String values) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Tree.value(
                        Chart.render(values).ofKind("ConfigMap").named("windlass-" + service.component()),
                        "data",
                        "application.properties")
                .toString()));
        return properties;
    }

    private static List<String> namesInSchema(SettingsSource service) throws IOException {
        JsonNode settings = schema().at("/properties/" + service.key() + "/properties/settings");
        List<String> names = new ArrayList<>();
        settings.path("properties").fieldNames().forEachRemaining(names::add);
        settings.path("patternProperties")
                .fieldNames()
                .forEachRemaining(
                        pattern -> names.add(pattern.replaceFirst("^\\^", "").replaceFirst("\\\\\\.\\.\\+\\$$", ".*")));
        return names;
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper()
                .readTree(Chart.FOLDER.resolve("values.schema.json").toFile());
    }
}
