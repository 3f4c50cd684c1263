package dev.windlass.testbed.vectors.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.kube.duration.GoDuration;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.window.ContainerUsage;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.PodUsage;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import dev.windlass.metrics.window.WindowUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One line of {@code windows.jsonl}: scrape results one after the other and what is served after each. The peer's pods know no
 * node, so all pods of a case go through the window of one made-up node beside those of the case's own nodes.
 */
final class WindowCase {
    private static final String NAMESPACE = "ns";
    private static final String PODS_NODE = "(node of the pods)";

    private final UsageStore store;
    private final Set<String> nodes = new TreeSet<>();

    private WindowCase(Duration resolution) {
        this.store = new UsageStore(WindowRules.compatibility(resolution));
    }

    /** Empty when we serve the same after each batch. */
    static String difference(JsonNode test) {
        WindowCase run =
                new WindowCase(GoDuration.parse(test.get("metricResolution").asText()));
        JsonNode batches = test.get("batches");
        for (int index = 0; index < batches.size(); index++) {
            run.scrape(batches.get(index), Instant.EPOCH.plusSeconds(index));
            Map<String, String> expected = expected(test.get("afterEach").get(index));
            Map<String, String> actual = run.served();
            if (!expected.equals(actual)) {
                return "after batch " + (index + 1) + ": expected " + expected + ", got " + actual;
            }
        }
        return "";
    }

    private void scrape(JsonNode batch, Instant at) {
        Map<String, NodePoints> scraped = new TreeMap<>();
        Json.each(
                batch.path("nodes"),
                (node, point) -> scraped.put(node, NodePoints.of(Json.point(point), new TreeMap<>())));
        TreeMap<ContainerName, CounterPoint> containers = new TreeMap<>();
        Json.each(
                batch.path("pods"),
                (pod, points) -> Json.each(
                        points,
                        (container, point) ->
                                containers.put(new ContainerName(NAMESPACE, pod, container), Json.point(point))));
        scraped.put(PODS_NODE, NodePoints.of(null, containers));
        nodes.addAll(scraped.keySet());
        for (String node : nodes) {
            NodePoints points = scraped.get(node);
            if (points == null) {
                store.missed(node);
            } else {
                store.record(node, points, at);
            }
        }
    }

    private Map<String, String> served() {
        Map<String, String> served = new TreeMap<>();
        served.put("nodeReady", String.valueOf(windows().anyMatch(NodeWindow::nodeHasPrevious)));
        served.put("podReady", String.valueOf(windows().anyMatch(NodeWindow::containerHasPrevious)));
        for (String node : nodes) {
            store.node(node).flatMap(NodeWindow::node).ifPresent(usage -> served.put("node " + node, text(usage)));
        }
        store.node(PODS_NODE).stream()
                .flatMap(window -> window.pods(PodCompleteness.WHOLE_POD).stream())
                .forEach(pod -> served.put("pod " + pod.pod(), text(pod)));
        return served;
    }

    private Stream<NodeWindow> windows() {
        return nodes.stream().flatMap(node -> store.node(node).stream());
    }

    private static String text(WindowUsage usage) {
        return when(usage) + " " + amounts(usage);
    }

    private static String text(PodUsage pod) {
        List<String> containers = new ArrayList<>();
        for (ContainerUsage container : pod.containers()) {
            containers.add(container.container() + " " + amounts(container.usage()));
        }
        return pod.earliest().map(WindowCase::when).orElse("at  over 0") + " " + containers;
    }

    private static String when(WindowUsage usage) {
        return "at " + CounterPoint.instantOf(usage.timestampNanos()) + " over " + usage.windowNanos();
    }

    private static String amounts(WindowUsage usage) {
        return "cpu " + Quantity.ofNano(usage.cpuNanoCores()) + " memory " + Quantity.ofBytes(usage.memoryBytes());
    }

    private static Map<String, String> expected(JsonNode after) {
        Map<String, String> expected = new TreeMap<>();
        expected.put("nodeReady", after.get("nodeReady").asText());
        expected.put("podReady", after.get("podReady").asText());
        Json.each(
                after.path("nodes"),
                (node, usage) -> expected.put("node " + node, when(usage) + " " + amounts(usage.get("usage"))));
        Json.each(after.path("pods"), (pod, usage) -> {
            List<String> containers = new ArrayList<>();
            Json.each(
                    usage.path("containers"),
                    (container, amounts) -> containers.add(container + " " + amounts(amounts)));
            expected.put("pod " + pod, when(usage) + " " + containers);
        });
        return expected;
    }

    private static String when(JsonNode usage) {
        String timestamp = usage.get("timestamp").asText();
        return "at " + (timestamp.isEmpty() ? "" : Instant.parse(timestamp)) + " over "
                + GoDuration.parse(usage.get("window").asText()).toNanos();
    }

    private static String amounts(JsonNode usage) {
        return "cpu " + usage.get("cpu").asText() + " memory "
                + usage.get("memory").asText();
    }
}
