package dev.windlass.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.api.FreshnessMetric;
import dev.windlass.metrics.kubelet.FailureCause;
import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The peer's own families: their names, help texts, types, labels and bounds, as its dashboards and rules know them. */
class PeerFamiliesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final double[] DEFAULTS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private static Stream<Arguments> ticks() {
        return Stream.of(
                Arguments.of(15, new double[] {12.5, 15, 22.5, 30}), Arguments.of(60, new double[] {35, 60, 90, 120}));
    }

    @ParameterizedTest
    @MethodSource("ticks")
    void ticksAreCountedUpToTwiceTheResolution(int resolution, double[] beyond) {
        List<String> page = page(Duration.ofSeconds(resolution));

        assertDescribed(
                page,
                "metrics_server_manager_tick_duration_seconds",
                "histogram",
                "The total time spent collecting and storing metrics in seconds.");
        assertThat(labels(page, "metrics_server_manager_tick_duration_seconds_count"))
                .isEmpty();
        assertBounds(
                page,
                "metrics_server_manager_tick_duration_seconds",
                DoubleStream.concat(DoubleStream.of(DEFAULTS), DoubleStream.of(beyond)));
    }

    @Test
    void requestsToKubeletsAreToldByNodeAndBySuccess() {
        List<String> page = page(Duration.ofSeconds(15));

        assertDescribed(
                page,
                "metrics_server_kubelet_request_duration_seconds",
                "histogram",
                "Duration of requests to Kubelet API in seconds");
        assertThat(labels(page, "metrics_server_kubelet_request_duration_seconds_count"))
                .containsExactly(Map.of("node", "a"));
        assertBounds(page, "metrics_server_kubelet_request_duration_seconds", DoubleStream.of(DEFAULTS));
        assertDescribed(
                page, "metrics_server_kubelet_request_total", "counter", "Number of requests sent to Kubelet API");
        assertThat(labels(page, "metrics_server_kubelet_request_total"))
                .containsExactlyInAnyOrder(Map.of("success", "true"), Map.of("success", "false"));
        assertDescribed(
                page,
                "metrics_server_kubelet_last_request_time_seconds",
                "gauge",
                "Time of last request performed to Kubelet API since unix epoch in seconds");
        assertThat(labels(page, "metrics_server_kubelet_last_request_time_seconds"))
                .containsExactly(Map.of("node", "a"));
    }

    @Test
    void freshnessHasTwentyBoundsThatGrowFromASecond() {
        List<String> page = page(Duration.ofSeconds(15));

        assertDescribed(
                page, "metrics_server_api_metric_freshness_seconds", "histogram", "Freshness of metrics exported");
        assertThat(labels(page, "metrics_server_api_metric_freshness_seconds_count"))
                .isEmpty();
        assertBounds(
                page,
                "metrics_server_api_metric_freshness_seconds",
                IntStream.range(0, 20).mapToDouble(step -> Math.pow(1.364, step)));
    }

    @Test
    void pointsAreCountedByTypeWhereTheyCanBeServed() {
        List<String> page = page(Duration.ofSeconds(15));

        assertDescribed(page, "metrics_server_storage_points", "gauge", "Number of metrics points stored.");
        assertThat(page)
                .contains(
                        "metrics_server_storage_points{type=\"node\",} 1.0",
                        "metrics_server_storage_points{type=\"container\",} 2.0");
    }

    private static void assertDescribed(List<String> page, String family, String type, String help) {
        assertThat(page)
                .containsOnlyOnce("# HELP " + family + " [ALPHA] " + help)
                .containsOnlyOnce("# TYPE " + family + " " + type);
    }

    private static void assertBounds(List<String> page, String family, DoubleStream expected) {
        double[] bounds = labels(page, family + "_bucket").stream()
                .mapToDouble(labels -> Double.parseDouble(labels.get("le").replace("+Inf", "Infinity")))
                .sorted()
                .toArray();
        assertThat(bounds)
                .containsExactly(
                        DoubleStream.concat(expected, DoubleStream.of(Double.POSITIVE_INFINITY))
                                .toArray(),
                        Offset.offset(1e-9));
    }

    /** The labels of each sample of that name; none for a sample without labels. */
    private static List<Map<String, String>> labels(List<String> page, String name) {
        List<Map<String, String>> all = new ArrayList<>();
        assertThat(page).anyMatch(line -> line.startsWith(name + " ") || line.startsWith(name + "{"));
        for (String line : page) {
            if (line.startsWith(name + "{")) {
                Map<String, String> labels = new TreeMap<>();
                Matcher found = LABEL.matcher(line);
                while (found.find()) {
                    labels.put(found.group(1), found.group(2));
                }
                all.add(labels);
            }
        }
        return all;
    }

    /** The page after a scrape of one node with two containers that succeeded, and another that failed. */
    private static List<String> page(Duration resolution) {
        CollectorRegistry collectors = new CollectorRegistry(true);
        ScrapeMetrics metrics = new ScrapeMetrics(new SimpleMeterRegistry(), collectors, resolution);
        UsageStore store = new UsageStore(WindowRules.standard(resolution, Duration.ofMinutes(5)));
        collectors.register(new StoragePoints(store));
        new FreshnessMetric(collectors);
        metrics.requested("a", NOW, Duration.ofMillis(20));
        metrics.settled(new NodeOutcome.Scraped(1, 1));
        metrics.settled(new NodeOutcome.Failed(FailureCause.DIAL, "refused"));
        metrics.tickFinished(Duration.ofSeconds(1));
        scrape(store, NOW, 1);
        scrape(store, NOW.plus(resolution), 2);
        store.record("seen-once", points(NOW, 1), NOW);
        StringWriter text = new StringWriter();
        try {
            TextFormat.write004(text, collectors.metricFamilySamples());
        } catch (IOException e) {
            throw new AssertionError("writing to memory does not fail", e);
        }
        return text.toString().lines().toList();
    }

    private static void scrape(UsageStore store, Instant at, long cpu) {
        store.record("a", points(at, cpu), at);
    }

    private static NodePoints points(Instant at, long cpu) {
        CounterPoint point =
                new CounterPoint(CounterPoint.UNKNOWN_START, CounterPoint.nanosOf(at), cpu * 1_000_000_000L, 1024);
        TreeMap<ContainerName, CounterPoint> containers = new TreeMap<>();
        for (String name : List.of("main", "proxy")) {
            containers.put(new ContainerName("shop", "web", name), point);
        }
        return NodePoints.of(point, containers);
    }
}
