package dev.windlass.autoscaler.vector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.autoscaler.horizontal.MetricQuery;
import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.kube.selector.LabelSelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The three metrics APIs and the pods of a scenario. */
final class FakeMetrics {
    private static final String SOURCE = "vector";

    private final FakeCluster cluster;

    FakeMetrics(FakeCluster cluster) {
        this.cluster = cluster;
    }

    MetricReading read(MetricQuery query) {
        return switch (query) {
            case MetricQuery.Usage usage -> usage(usage);
            case MetricQuery.PodMetric metric ->
                failure("customMetrics", metric.metric())
                        .orElseGet(() -> new MetricReading.PodValues(
                                custom("Pod", metric.metric(), metric.metricSelector()).stream()
                                        .filter(i -> matches(metric.podSelector(), labelsOf(i, "objectLabels", "name")))
                                        .map(FakeMetrics::podValue)
                                        .toList(),
                                SOURCE));
            case MetricQuery.ObjectMetric metric ->
                single(metric.object().kind(), metric.object().name(), metric.metric(), metric.metricSelector());
            case MetricQuery.NamespaceMetric metric ->
                single("Namespace", metric.namespace(), metric.metric(), metric.metricSelector());
            case MetricQuery.ExternalMetric metric ->
                failure("externalMetrics", metric.metric())
                        .orElseGet(() -> new MetricReading.SeriesValues(
                                series("externalMetrics", metric.metric(), metric.metricSelector()).stream()
                                        .map(i -> milli(i.path("value")))
                                        .toList(),
                                SOURCE));
            case MetricQuery.Nothing _ -> new MetricReading.NotAsked();
        };
    }

    private MetricReading usage(MetricQuery.Usage query) {
        JsonNode metrics = cluster.state("resourceMetrics");
        if (metrics.path("error").isTextual() && !metrics.path("error").asText().isEmpty()) {
            return new MetricReading.Failed(metrics.path("error").asText(), SOURCE);
        }
        List<MetricReading.PodUsage> usages = new ArrayList<>();
        for (JsonNode item : metrics.path("items")) {
            if (matches(query.podSelector(), labelsOf(item, "labels", "pod"))) {
                List<MetricReading.ContainerUsage> containers = new ArrayList<>();
                for (JsonNode container : item.path("containers")) {
                    containers.add(new MetricReading.ContainerUsage(
                            container.path("name").asText(), millis(container.path("usage"))));
                }
                usages.add(new MetricReading.PodUsage(
                        item.path("pod").asText(),
                        FakeCluster.at(item.path("timestamp")),
                        Duration.ofSeconds(item.path("windowSeconds").asLong()),
                        containers));
            }
        }
        return new MetricReading.PodUsages(usages, SOURCE);
    }

    private MetricReading single(String kind, String name, String metric, String selector) {
        return failure("customMetrics", metric).orElseGet(() -> {
            List<JsonNode> found = custom(kind, metric, selector).stream()
                    .filter(i -> i.path("name").asText().equals(name))
                    .toList();
            return found.size() == 1
                    ? new MetricReading.SingleValue(
                            milli(found.getFirst().path("value")),
                            FakeCluster.at(found.getFirst().path("timestamp")),
                            SOURCE)
                    : new MetricReading.Failed(
                            "the custom metrics API server returned " + found.size()
                                    + " results when we asked for exactly one",
                            SOURCE);
        });
    }

    private Optional<MetricReading> failure(String api, String metric) {
        JsonNode error = cluster.state(api).path("errors").path(metric);
        return error.isTextual() ? Optional.of(new MetricReading.Failed(error.asText(), SOURCE)) : Optional.empty();
    }

    private List<JsonNode> custom(String kind, String metric, String selector) {
        return series("customMetrics", metric, selector).stream()
                .filter(i -> i.path("kind").asText().equals(kind))
                .toList();
    }

    private List<JsonNode> series(String api, String metric, String selector) {
        return StreamSupport.stream(cluster.state(api).path("items").spliterator(), false)
                .filter(i -> i.path("metric").asText().equals(metric))
                .filter(i -> matches(selector, labels(i.path("metricLabels"))))
                .toList();
    }

    private static MetricReading.PodValue podValue(JsonNode item) {
        return new MetricReading.PodValue(
                item.path("name").asText(),
                FakeCluster.at(item.path("timestamp")),
                Duration.ofSeconds(item.path("windowSeconds").asLong(60)),
                milli(item.path("value")));
    }

    private Map<String, String> labelsOf(JsonNode item, String own, String podName) {
        if (item.has(own)) {
            return labels(item.path(own));
        }
        for (JsonNode pod : cluster.state("pods")) {
            if (pod.path("name").asText().equals(item.path(podName).asText())) {
                return labels(pod.path("labels"));
            }
        }
        return Map.of();
    }

    List<PodState> pods() {
        List<PodState> pods = new ArrayList<>();
        cluster.state("pods").forEach(pod -> pods.add(pod(pod)));
        return pods;
    }

    private static PodState pod(JsonNode pod) {
        List<PodState.Requests> requests = new ArrayList<>();
        pod.path("containers").forEach(c -> requests.add(requests(c, false)));
        for (JsonNode container : pod.path("initContainers")) {
            if (container.path("restartPolicy").asText().equals("Always")) {
                requests.add(requests(container, true));
            }
        }
        return new PodState(
                pod.path("name").asText(),
                labels(pod.path("labels")),
                pod.path("phase").asText(),
                pod.path("startTime").isNumber() ? FakeCluster.at(pod.path("startTime")) : null,
                ready(pod),
                pod.path("deletionTime").isNumber(),
                requests,
                pod.path("podRequests").isObject() ? millis(pod.path("podRequests")) : null);
    }

    private static PodState.@Nullable Readiness ready(JsonNode pod) {
        return pod.path("ready").isTextual()
                ? new PodState.Readiness(pod.path("ready").asText(), FakeCluster.at(pod.path("readySince")))
                : null;
    }

    private static PodState.Requests requests(JsonNode container, boolean sidecar) {
        return new PodState.Requests(container.path("name").asText(), sidecar, millis(container.path("requests")));
    }

    private static Map<String, Long> millis(JsonNode quantities) {
        Map<String, Long> millis = new HashMap<>();
        quantities.properties().forEach(e -> millis.put(e.getKey(), milli(e.getValue())));
        return millis;
    }

    private static Map<String, String> labels(JsonNode labels) {
        Map<String, String> map = new HashMap<>();
        labels.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return map;
    }

    private static long milli(JsonNode quantity) {
        return Quantity.parse(quantity.asText()).milliValue();
    }

    private static boolean matches(String selector, Map<String, String> labels) {
        return LabelSelector.parse(selector).matches(labels);
    }
}
