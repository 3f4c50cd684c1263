package dev.windlass.metrics.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.kube.wire.ListMeta;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.Time;
import dev.windlass.kube.wire.metrics.ContainerMetrics;
import dev.windlass.kube.wire.metrics.NodeMetrics;
import dev.windlass.kube.wire.metrics.NodeMetricsList;
import dev.windlass.kube.wire.metrics.PodMetrics;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.window.ContainerUsage;
import dev.windlass.metrics.window.WindowUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Readings as the messages of the API group; v1 and v1beta1 have the same. */
final class MetricsMessages {
    private MetricsMessages() {}

    static NodeMetricsList nodes(List<NodeReading> readings, Instant answeredAt) {
        NodeMetricsList.Builder list = NodeMetricsList.newBuilder().setMetadata(ListMeta.getDefaultInstance());
        readings.forEach(reading -> list.addItems(node(reading, answeredAt)));
        return list.build();
    }

    static NodeMetrics node(NodeReading reading, Instant answeredAt) {
        return NodeMetrics.newBuilder()
                .setMetadata(ObjectMeta.newBuilder()
                        .setName(reading.node().name())
                        .setCreationTimestamp(time(answeredAt))
                        .putAllLabels(reading.node().labels()))
                .setTimestamp(timestamp(reading.usage()))
                .setWindow(window(reading.usage()))
                .putAllUsage(quantities(reading.usage()))
                .build();
    }

    static PodMetrics pod(PodReading reading, Instant answeredAt) {
        PodMetrics.Builder pod = PodMetrics.newBuilder()
                .setMetadata(ObjectMeta.newBuilder()
                        .setName(reading.pod().name())
                        .setNamespace(reading.pod().namespace())
                        .setCreationTimestamp(time(answeredAt))
                        .putAllLabels(reading.pod().labels()));
        reading.usage().earliest().ifPresent(usage -> pod.setTimestamp(timestamp(usage))
                .setWindow(window(usage)));
        for (ContainerUsage container : reading.usage().containers()) {
            pod.addContainers(ContainerMetrics.newBuilder()
                    .setName(container.container())
                    .putAllUsage(quantities(container.usage())));
        }
        return pod.build();
    }

    /** One object as a tree, {@code kind} and {@code apiVersion} first. */
    static ObjectNode json(String apiVersion, String kind, Message message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", kind).put("apiVersion", apiVersion);
        json.setAll(JsonObjects.write(message));
        return json;
    }

    private static Time timestamp(WindowUsage usage) {
        return time(CounterPoint.instantOf(usage.timestampNanos()));
    }

    /** Whole seconds: a Kubernetes time knows no fractions, whatever the message could hold. */
    private static Time time(Instant instant) {
        return Time.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(0)
                .build();
    }

    private static dev.windlass.kube.wire.Duration window(WindowUsage usage) {
        return dev.windlass.kube.wire.Duration.newBuilder()
                .setDuration(Duration.ofNanos(usage.windowNanos()).toNanos())
                .build();
    }

    private static Map<String, dev.windlass.kube.wire.Quantity> quantities(WindowUsage usage) {
        Map<String, dev.windlass.kube.wire.Quantity> quantities = new TreeMap<>();
        quantities.put("cpu", quantity(Quantity.ofNano(usage.cpuNanoCores())));
        quantities.put("memory", quantity(Quantity.ofBytes(usage.memoryBytes())));
        if (usage.hasSwap()) {
            quantities.put("swap", quantity(Quantity.ofBytes(usage.swapBytes())));
        }
        return quantities;
    }

    private static dev.windlass.kube.wire.Quantity quantity(Quantity quantity) {
        return dev.windlass.kube.wire.Quantity.newBuilder()
                .setString(quantity.toString())
                .build();
    }
}
