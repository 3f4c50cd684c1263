package dev.windlass.metrics.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.kube.aggregated.ApiRequest;
import dev.windlass.kube.aggregated.ApiRequest.Verb;
import dev.windlass.kube.aggregated.ApiResult;
import dev.windlass.kube.aggregated.QueryParameters;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.StatusFailure;
import dev.windlass.kube.aggregated.Table;
import dev.windlass.kube.aggregated.access.UserInfo;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.selector.FieldSelector;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.kube.wire.metrics.NodeMetricsList;
import dev.windlass.kube.wire.metrics.PodMetrics;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.kubelet.KubeletNode.Readiness;
import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsApiTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00.500Z");
    private static final Instant NOW = START.plusSeconds(20);
    private static final UserInfo USER = new UserInfo("someone", "", List.of(), Map.of());

    private final Mirror<KubeletNode> nodes = new Mirror<>();
    private final Mirror<RunningPod> pods = new Mirror<>();
    private final UsageStore store =
            new UsageStore(WindowRules.standard(Duration.ofSeconds(15), Duration.ofMinutes(1)));
    private final CollectorRegistry collectors = new CollectorRegistry(true);
    private boolean objectsKnown = true;
    private final MetricsApi api = new MetricsApi(
            new Readings(nodes, pods, LabelSelector.everything(), store),
            () -> objectsKnown,
            new FreshnessMetric(collectors),
            () -> NOW);

    @BeforeEach
    void aNodeWithAPodOfTwoContainers() {
        nodes.upsert(
                ObjectKey.of("worker"),
                new KubeletNode("worker", Map.of("zone", "1", "arch", "x"), List.of(), 0, null, Readiness.READY));
        nodes.upsert(ObjectKey.of("silent"), new KubeletNode("silent", Map.of(), List.of(), 0, null, Readiness.READY));
        pods.upsert(new ObjectKey("shop", "web"), new RunningPod("shop", "web", "worker", Map.of("app", "web")));
        pods.upsert(new ObjectKey("shop", "new"), new RunningPod("shop", "new", "worker", Map.of()));
        scrape(0, 1_000_000_000L, 1 << 20);
        scrape(15, 4_750_000_000L, 2 << 20);
    }

    @Test
    void writesANodeAsThePeerDoes() throws IOException {
        assertThat(json(get("nodes", "", "worker"))).isEqualTo("""
                {"kind":"NodeMetrics","apiVersion":"metrics.k8s.io/v1beta1","metadata":{"name":"worker",\
                "creationTimestamp":"2026-01-01T00:00:20Z","labels":{"arch":"x","zone":"1"}},\
                "timestamp":"2026-01-01T00:00:15Z","window":"15s","usage":{"cpu":"250m","memory":"2Mi"}}""");
    }

    @Test
    void listsPodsWithTheirContainersAndWithoutKindsInTheItems() throws IOException {
        assertThat(json(list("pods", "shop", "", ""))).isEqualTo("""
                {"kind":"PodMetricsList","apiVersion":"metrics.k8s.io/v1beta1","metadata":{},"items":[{"metadata":\
                {"name":"web","namespace":"shop","creationTimestamp":"2026-01-01T00:00:20Z","labels":{"app":"web"}},\
                "timestamp":"2026-01-01T00:00:15Z","window":"15s","containers":[\
                {"name":"main","usage":{"cpu":"250m","memory":"2Mi"}},\
                {"name":"proxy","usage":{"cpu":"250m","memory":"2Mi"}}]}]}""");
    }

    @Test
    void writesAnEmptyListWithItems() throws IOException {
        assertThat(json(list("pods", "elsewhere", "", "")))
                .isEqualTo(
                        "{\"kind\":\"PodMetricsList\",\"apiVersion\":\"metrics.k8s.io/v1beta1\",\"metadata\":{},\"items\":[]}");
    }

    @Test
    void writesTheSameAsProtobuf() throws IOException {
        NodeMetricsList list =
                NodeMetricsList.parseFrom(found(list("nodes", "", "", "")).protobuf());
        PodMetrics pod = PodMetrics.parseFrom(found(get("pods", "shop", "web")).protobuf());

        assertThat(list.getItems(0).getMetadata().getName()).isEqualTo("worker");
        assertThat(list.getItems(0).getUsageMap().get("cpu").getString()).isEqualTo("250m");
        assertThat(list.getItems(0).getTimestamp().getNanos()).isZero();
        assertThat(list.getItems(0).getWindow().getDuration()).isEqualTo(15_000_000_000L);
        assertThat(pod.getContainersList())
                .extracting(container -> container.getUsageMap().get("memory").getString())
                .containsExactly("2Mi", "2Mi");
    }

    @Test
    void printsAPodsSumsInATable() {
        Table table = found(list("pods", "", "", "")).table().orElseThrow();

        assertThat(table.columns()).extracting(Table.Column::name).containsExactly("Name", "cpu", "memory", "Window");
        assertThat(table.rows()).extracting(Table.Row::cells).containsExactly(List.of("web", "500m", "4Mi", "15s"));
        assertThat(table.rows().iterator().next().object().get().path("kind").asText())
                .isEqualTo("PodMetrics");
    }

    @Test
    void sumsOfContainersThatLieStayPositive() {
        scrape(30, 5_000_000_000L, 1L << 62);

        assertThat(found(list("pods", "", "", "")).table().orElseThrow().rows())
                .extracting(row -> row.cells().get(2))
                .containsExactly(Long.toString(Long.MAX_VALUE));
    }

    @Test
    void tellsOfSwapWhereTheKubeletDoes() throws IOException {
        Instant at = START.plusSeconds(30);
        CounterPoint point =
                new CounterPoint(CounterPoint.UNKNOWN_START, CounterPoint.nanosOf(at), 8_500_000_000L, 2 << 20);
        TreeMap<ContainerName, CounterPoint> containers = new TreeMap<>();
        ContainerName main = new ContainerName("shop", "web", "main");
        containers.put(main, point);
        containers.put(new ContainerName("shop", "web", "proxy"), point);
        store.record("worker", NodePoints.of(point, containers, 0, Map.of(main, 8L << 20)), at);

        assertThat(json(get("nodes", "", "worker"))).contains("\"memory\":\"2Mi\",\"swap\":\"0\"}");
        assertThat(json(get("pods", "shop", "web")))
                .contains("\"memory\":\"2Mi\",\"swap\":\"8Mi\"}")
                .contains("{\"name\":\"proxy\",\"usage\":{\"cpu\":\"250m\",\"memory\":\"2Mi\"}}");
        assertThat(PodMetrics.parseFrom(found(get("pods", "shop", "web")).protobuf())
                        .getContainers(0)
                        .getUsageMap()
                        .get("swap")
                        .getString())
                .isEqualTo("8Mi");
        Table table = found(list("pods", "", "", "")).table().orElseThrow();
        assertThat(table.columns())
                .extracting(Table.Column::name)
                .containsExactly("Name", "cpu", "memory", "swap", "Window");
        assertThat(table.rows())
                .extracting(Table.Row::cells)
                .containsExactly(List.of("web", "500m", "4Mi", "8Mi", "15s"));
    }

    @Test
    void printsNoColumnsForAnEmptyTable() {
        assertThat(found(list("pods", "elsewhere", "", "")).table().orElseThrow())
                .isEqualTo(new Table(List.of(), List.of()));
    }

    @Test
    void selectsByLabelAndByField() throws IOException {
        assertThat(json(list("pods", "", "app=web", ""))).contains("\"web\"");
        assertThat(json(list("pods", "", "app=other", ""))).contains("\"items\":[]");
        assertThat(json(list("pods", "", "", "metadata.name=web,metadata.namespace=shop")))
                .contains("\"web\"");
        assertThat(json(list("nodes", "", "", "metadata.name!=worker"))).contains("\"items\":[]");
    }

    @Test
    void refusesAFieldItDoesNotKnow() {
        assertThat(failure(list("pods", "", "", "spec.nodeName=worker")))
                .isEqualTo(StatusFailure.badRequest("\"spec.nodeName\" is not a known field selector:"
                        + " only \"metadata.name\", \"metadata.namespace\""));
    }

    @Test
    void tellsMissingObjectsFromMissingUsage() {
        assertThat(failure(get("nodes", "", "nowhere")).message()).isEqualTo("node \"nowhere\" not found");
        assertThat(failure(get("nodes", "", "silent")).message())
                .isEqualTo("nodemetrics.metrics.k8s.io \"silent\" not found");
        assertThat(failure(get("pods", "shop", "nothing")).message()).isEqualTo("pods \"nothing\" not found");
        assertThat(failure(get("pods", "shop", "new")).message())
                .isEqualTo("podmetrics.metrics.k8s.io \"shop/new\" not found");
    }

    @Test
    void servesNothingElse() {
        assertThat(failure(list("nodes", "shop", "", ""))).isEqualTo(StatusFailure.unknownPath());
        assertThat(failure(list("services", "", "", ""))).isEqualTo(StatusFailure.unknownPath());
    }

    @Test
    void saysUnavailableUntilObjectsAreKnown() {
        objectsKnown = false;

        assertThat(failure(list("pods", "", "", "")).code()).isEqualTo(503);
        assertThat(api.resources("v1beta1")).hasSize(2);
    }

    @Test
    void observesAPodOnceThoughItsProtobufIsGoneThroughTwice() {
        assertThat(found(list("pods", "", "", "")).protobuf()).isNotEmpty();

        assertThat(collectors.getSampleValue("metrics_server_api_metric_freshness_seconds_count"))
                .isEqualTo(1.0);
    }

    @Test
    void observesHowFreshEachServedObjectIs() throws IOException {
        assertThat(found(list("pods", "", "", "")).json()).isNotEmpty();
        get("nodes", "", "worker");

        assertThat(collectors.getSampleValue("metrics_server_api_metric_freshness_seconds_count"))
                .isEqualTo(2.0);
        assertThat(collectors.getSampleValue("metrics_server_api_metric_freshness_seconds_sum"))
                .isEqualTo(9.0, org.assertj.core.api.Assertions.within(1.1));
    }

    private void scrape(long second, long cpuNanoSeconds, long memory) {
        Instant at = START.plusSeconds(second);
        CounterPoint point =
                new CounterPoint(CounterPoint.UNKNOWN_START, CounterPoint.nanosOf(at), cpuNanoSeconds, memory);
        TreeMap<ContainerName, CounterPoint> containers = new TreeMap<>();
        containers.put(new ContainerName("shop", "web", "main"), point);
        containers.put(new ContainerName("shop", "web", "proxy"), point);
        store.record("worker", NodePoints.of(point, containers), at);
    }

    private ApiResult get(String resource, String namespace, String name) {
        return api.handle(request(Verb.GET, namespace, resource, name, "", ""));
    }

    private ApiResult list(String resource, String namespace, String labels, String fields) {
        return api.handle(request(Verb.LIST, namespace, resource, "", labels, fields));
    }

    private static ApiRequest request(
            Verb verb, String namespace, String resource, String name, String labels, String fields) {
        return new ApiRequest(
                "metrics.k8s.io",
                "v1beta1",
                verb,
                namespace,
                resource,
                name,
                "",
                List.of(),
                new QueryParameters(Map.of()),
                LabelSelector.parse(labels),
                FieldSelector.parse(fields),
                USER);
    }

    private static Representation found(ApiResult result) {
        return switch (result) {
            case ApiResult.Found(Representation representation) -> representation;
            case ApiResult.Failed failed -> throw new AssertionError(failed);
        };
    }

    private static StatusFailure failure(ApiResult result) {
        return switch (result) {
            case ApiResult.Found found -> throw new AssertionError(found);
            case ApiResult.Failed(StatusFailure failure) -> failure;
        };
    }

    private static String json(ApiResult result) throws IOException {
        return new String(found(result).json(), StandardCharsets.UTF_8);
    }
}
