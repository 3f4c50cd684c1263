package dev.windlass.autoscaler.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.autoscaler.resource.ResourceIndex;
import dev.windlass.autoscaler.source.CatalogRefresh;
import dev.windlass.autoscaler.source.CustomMetrics;
import dev.windlass.autoscaler.source.prometheus.PrometheusClient;
import dev.windlass.autoscaler.source.prometheus.PrometheusSettings;
import dev.windlass.kube.aggregated.ApiRequest;
import dev.windlass.kube.aggregated.ApiResult;
import dev.windlass.kube.aggregated.QueryParameters;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.StatusFailure;
import dev.windlass.kube.aggregated.access.UserInfo;
import dev.windlass.kube.selector.FieldSelector;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.wire.custommetrics.v1beta2.MetricValueList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths in, objects and failures out, word for word as users of the peer know them. */
class CustomMetricsApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String RULES = """
            rules:
            - seriesQuery: http_requests_total
              resources: {overrides: {namespace: {resource: namespace}, pod: {resource: pod}}}
              name: {matches: "^(.*)_total$", as: "${1}_per_second"}
              metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)'
            """;

    private FakePrometheus prometheus;
    private PrometheusClient client;
    private CatalogRefresh refresh;
    private CustomMetricsApi api;

    @BeforeEach
    void serve(@TempDir Path folder) throws Exception {
        prometheus = new FakePrometheus()
                .series(Map.of("__name__", "http_requests_total", "namespace", "shop", "pod", "web-1"));
        ResourceIndex names = ResourceIndex.of(List.of(MAPPER.readTree("""
                {"items":[{"metadata":{},"versions":[{"version":"v1","resources":[
                  {"resource":"pods","singularResource":"pod","scope":"Namespaced","responseKind":{"kind":"Pod"}},
                  {"resource":"namespaces","singularResource":"namespace","scope":"Cluster","responseKind":{"kind":"Namespace"}}
                ]}]}]}""")));
        client = new PrometheusClient(new PrometheusSettings(
                prometheus.address(), PrometheusSettings.Verb.GET, Map.of(), null, null, Duration.ofSeconds(5)));
        InstantSource time = InstantSource.fixed(NOW);
        refresh = new CatalogRefresh(
                new CatalogRefresh.RuleSettings(
                        Files.writeString(folder.resolve("rules.yaml"), RULES), Duration.ofHours(1), Duration.ZERO),
                client,
                names,
                time);
        refresh.tick();
        api = new CustomMetricsApi(
                new CustomMetrics(refresh, client, names),
                names,
                (resource, namespace, selector) ->
                        selector.matches(Map.of("app", "web")) ? List.of("web-1", "web-2") : List.of(),
                time);
    }

    @AfterEach
    void stop() {
        refresh.close();
        client.close();
        prometheus.close();
    }

    @Test
    void allPodsOfASelector() throws Exception {
        prometheus
                .sample(Map.of("pod", "web-1"), "1.5")
                .sample(Map.of("pod", "web-2"), "NaN")
                .sample(Map.of("pod", "stranger"), "9");
        assertThat(found(get("v1beta2", "pods", "*", "http_requests_per_second", "app=web", "")))
                .isEqualTo(MAPPER.readTree("""
                        {"kind":"MetricValueList","apiVersion":"custom.metrics.k8s.io/v1beta2","metadata":{},"items":[
                         {"describedObject":{"kind":"Pod","namespace":"shop","name":"web-1","apiVersion":"/v1"},
                          "metric":{"name":"http_requests_per_second","selector":null},
                          "timestamp":"2026-01-02T03:04:05Z","value":"1500m"},
                         {"describedObject":{"kind":"Pod","namespace":"shop","name":"web-2","apiVersion":"/v1"},
                          "metric":{"name":"http_requests_per_second","selector":null},
                          "timestamp":"2026-01-02T03:04:05Z","value":"0"}]}"""));
        assertThat(prometheus.queries())
                .containsExactly(
                        "sum(rate(http_requests_total{namespace=\"shop\",pod=~\"web-1|web-2\"}[2m])) by (pod)");
    }

    @Test
    void oneObjectIsAListOfOneAndEchoesTheSelector() throws Exception {
        prometheus.sample(Map.of("pod", "web-1"), "0.0004");
        JsonNode list = found(get("v1beta1", "pods", "web-1", "http_requests_per_second", "", "code=200"));
        assertThat(list.at("/items/0/metricName").asText()).isEqualTo("http_requests_per_second");
        assertThat(list.at("/items/0/selector/matchLabels/code").asText()).isEqualTo("200");
        assertThat(list.path("items")).hasSize(1);
    }

    @Test
    void theNamespaceItself() throws Exception {
        prometheus.sample(Map.of("namespace", "shop"), "3");
        JsonNode list = found(api.handle(request("v1beta2", "metrics", "http_requests_per_second", "", "", "")));
        assertThat(list.at("/items/0/describedObject"))
                .isEqualTo(MAPPER.readTree("{\"kind\":\"Namespace\",\"name\":\"shop\",\"apiVersion\":\"/v1\"}"));
    }

    @Test
    void theSameListAsProtobuf() throws Exception {
        prometheus.sample(Map.of("pod", "web-1"), "2");
        Representation representation =
                representation(get("v1beta2", "pods", "web-1", "http_requests_per_second", "", ""));
        MetricValueList list = MetricValueList.parseFrom(representation.protobuf());
        assertThat(list.getItems(0).getValue().getString()).isEqualTo("2");
        assertThat(list.getItems(0).getDescribedObject().getName()).isEqualTo("web-1");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(failed(get("v1beta2", "pods", "*", "nonesuch", "app=web", "")))
                .isEqualTo(StatusFailure.notFound("the server could not find the metric nonesuch for pods"));
        assertThat(failed(get("v1beta2", "pods", "web-1", "http_requests_per_second", "", "code=200")))
                .isEqualTo(
                        StatusFailure.notFound("the server could not find the metric http_requests_per_second for pods"
                                + " web-1 with selector code=200"));
        assertThat(failed(get("v1beta2", "widgets", "w", "http_requests_per_second", "", ""))
                        .code())
                .isEqualTo(404);
        assertThat(failed(get("v1beta2", "pods", "web-1", "http_requests_per_second", "", "a in ("))
                        .code())
                .isEqualTo(400);
    }

    @Test
    void aFailingSourceTellsNoDetails() {
        prometheus.fail();
        StatusFailure failure = failed(get("v1beta2", "pods", "web-1", "http_requests_per_second", "", ""));
        assertThat(failure.code()).isEqualTo(500);
        assertThat(failure.message()).isEqualTo("unable to fetch metrics");
    }

    @Test
    void discoveryListsEveryMetricOfEveryResource() {
        assertThat(api.resources("v1beta2"))
                .extracting("name")
                .containsExactly("namespaces/http_requests_per_second", "pods/http_requests_per_second");
    }

    private ApiResult get(
            String version, String resource, String name, String metric, String labels, String metricLabels) {
        return api.handle(request(version, resource, name, metric, labels, metricLabels));
    }

    private static ApiRequest request(
            String version, String resource, String name, String metric, String labels, String metricLabels) {
        return new ApiRequest(
                "custom.metrics.k8s.io",
                version,
                ApiRequest.Verb.GET,
                "shop",
                resource,
                name,
                metric,
                List.of(),
                new QueryParameters(Map.of("metricLabelSelector", List.of(metricLabels))),
                LabelSelector.parse(labels),
                FieldSelector.everything(),
                new UserInfo("tester", "", List.of(), Map.of()));
    }

    private static Representation representation(ApiResult result) {
        return ((ApiResult.Found) result).representation();
    }

    private static JsonNode found(ApiResult result) throws Exception {
        return MAPPER.readTree(representation(result).json());
    }

    private static StatusFailure failed(ApiResult result) {
        return ((ApiResult.Failed) result).failure();
    }
}
