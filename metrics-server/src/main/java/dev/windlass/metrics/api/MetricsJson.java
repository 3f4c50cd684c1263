package dev.windlass.metrics.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.windlass.kube.duration.GoDuration;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.window.WindowUsage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pieces that the JSON of nodes and pods is made of. */
final class MetricsJson {
    private MetricsJson() {}

    /** Up to and with the opening bracket of the items. */
    static void startList(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("metadata");
        out.writeEndObject();
        out.writeArrayFieldStart("items");
    }

    static void metadata(
            JsonGenerator out, String namespace, String name, Map<String, String> labels, Instant answeredAt)
            throws IOException {
        out.writeObjectFieldStart("metadata");
        out.writeStringField("name", name);
        if (!namespace.isEmpty()) {
            out.writeStringField("namespace", namespace);
        }
        out.writeStringField("creationTimestamp", seconds(answeredAt));
        if (!labels.isEmpty()) {
            out.writeObjectFieldStart("labels");
            // Sorted, as Kubernetes writes every map: equal objects are equal texts.
            for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
                out.writeStringField(label.getKey(), label.getValue());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** Timestamp and window; those of a pod without containers are zero, which Kubernetes writes as null. */
    static void span(JsonGenerator out, @Nullable WindowUsage usage) throws IOException {
        if (usage == null) {
            out.writeNullField("timestamp");
            out.writeStringField("window", window(0));
        } else {
            out.writeStringField("timestamp", seconds(CounterPoint.instantOf(usage.timestampNanos())));
            out.writeStringField("window", window(usage.windowNanos()));
        }
    }

    static void usage(JsonGenerator out, WindowUsage usage) throws IOException {
        out.writeObjectFieldStart("usage");
        out.writeStringField("cpu", cpu(usage.cpuNanoCores()));
        out.writeStringField("memory", memory(usage.memoryBytes()));
        if (usage.hasSwap()) {
            out.writeStringField("swap", memory(usage.swapBytes()));
        }
        out.writeEndObject();
    }

    static String cpu(long nanoCores) {
        return Quantity.ofNano(nanoCores).toString();
    }

    static String memory(long bytes) {
        return Quantity.ofBytes(bytes).toString();
    }

    static String window(long nanos) {
        return GoDuration.format(Duration.ofNanos(nanos));
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
