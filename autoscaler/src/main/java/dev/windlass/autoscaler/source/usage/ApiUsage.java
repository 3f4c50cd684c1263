package dev.windlass.autoscaler.source.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.MetricReading.ContainerUsage;
import dev.windlass.autoscaler.horizontal.MetricReading.PodUsage;
import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeRequest;
import dev.windlass.kube.duration.GoDuration;
import dev.windlass.kube.quantity.Quantity;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Usage as {@code metrics.k8s.io} tells it: the way that is left while the stream is silent. */
public final class ApiUsage implements UsageSource {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final KubeConnection connection;
    private final Duration deadline;

    /** @param deadline of one request with its answer */
    public ApiUsage(KubeConnection connection, Duration deadline) {
        this.connection = connection;
        this.deadline = deadline;
    }

    @Override
    public String name() {
        return "metrics.k8s.io";
    }

    @Override
    public Usages read(String namespace, String podSelector, List<PodState> pods, Instant now) {
        String path = "/apis/metrics.k8s.io/v1beta1/namespaces/" + URLEncoder.encode(namespace, StandardCharsets.UTF_8)
                + "/pods";
        try {
            JsonNode list = MAPPER.readTree(connection.send(
                    KubeRequest.get(path).with("labelSelector", podSelector).within(deadline)));
            List<PodUsage> usages = new ArrayList<>();
            list.path("items").forEach(item -> usages.add(usage(item)));
            return new Usages(new MetricReading.PodUsages(usages, name()), List.of());
        } catch (KubeException e) {
            return failed(e.serverMessage());
        } catch (IOException | IllegalArgumentException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private Usages failed(String error) {
        return new Usages(new MetricReading.Failed(error, name()), List.of());
    }

    private static PodUsage usage(JsonNode item) {
        List<ContainerUsage> containers = new ArrayList<>();
        for (JsonNode container : item.path("containers")) {
            Map<String, Long> milli = new HashMap<>();
            container
                    .path("usage")
                    .properties()
                    .forEach(e -> milli.put(
                            e.getKey(), Quantity.parse(e.getValue().asText()).milliValue()));
            containers.add(new ContainerUsage(container.path("name").asText(), milli));
        }
        return new PodUsage(
                item.path("metadata").path("name").asText(),
                OffsetDateTime.parse(item.path("timestamp").asText()).toInstant(),
                GoDuration.parse(item.path("window").asText()),
                containers);
    }
}
