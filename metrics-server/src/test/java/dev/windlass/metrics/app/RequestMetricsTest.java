package dev.windlass.metrics.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMetricsTest {
    private static final String[] NAMES = {
        "verb", "dry_run", "group", "version", "resource", "subresource", "scope", "component", "code"
    };

    private final CollectorRegistry collectors = new CollectorRegistry(true);
    private final RequestMetrics metrics = new RequestMetrics(collectors);

    @ParameterizedTest
    @CsvSource({
        "GET, /apis/metrics.k8s.io/v1/pods, pods, LIST, v1, cluster",
        "GET, /apis/metrics.k8s.io/v1beta1/nodes/a, nodes, GET, v1beta1, resource",
        "GET, /apis/metrics.k8s.io/v1/namespaces/shop/pods, pods, LIST, v1, namespace",
        "GET, /apis/metrics.k8s.io/v1/namespaces/shop/pods/web, pods, GET, v1, resource",
        "POST, /apis/metrics.k8s.io/v1/nodes, nodes, POST, v1, cluster",
    })
    void countsRequestsForObjects(
            String method, String path, String resource, String verb, String version, String scope) {
        metrics.answered(method, path, "metrics.k8s.io", resource, 200, Duration.ofMillis(30));

        assertThat(count(verb, "", "metrics.k8s.io", version, resource, "", scope, "", "200"))
                .isEqualTo(1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "/livez/ping, /livez",
        "/openapi/v3/apis/metrics.k8s.io/v1, /openapi/v3",
        "/apis/metrics.k8s.io/v1, /apis",
        "/apis, /apis",
        "/nothing, other",
        "/, other",
    })
    void countsPagesByWhatTheyAre(String path, String page) {
        metrics.answered("GET", path, "", "", 200, Duration.ofMillis(30));

        assertThat(count("GET", "", "", "", "", page, "", "", "200")).isEqualTo(1.0);
    }

    @Test
    void callersCanNotMakeSeries() {
        for (int i = 0; i < 1_000; i++) {
            metrics.answered(
                    "M" + i, "/apis/metrics.k8s.io/v" + i + "/r" + i, "metrics.k8s.io", "r" + i, 404, Duration.ZERO);
            metrics.answered("GET", "/x" + i, "", "", 404, Duration.ZERO);
        }

        assertThat(Collections.list(collectors.metricFamilySamples()).stream()
                        .filter(family -> family.name.equals("apiserver_request"))
                        .flatMap(family -> family.samples.stream())
                        .filter(sample -> sample.name.endsWith("_total")))
                .hasSize(2);
    }

    private Double count(String... values) {
        assertThat(List.of(values)).hasSameSizeAs(NAMES);
        return collectors.getSampleValue("apiserver_request_total", NAMES, values);
    }
}
