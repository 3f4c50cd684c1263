package dev.windlass.autoscaler.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.autoscaler.api.ObjectLister;
import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeRequest;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.watch.Mirror;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Names of objects: pods from the mirror, anything else from the API server, which sends their metadata alone. */
final class ClusterObjects implements ObjectLister {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String METADATA_ONLY =
            "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

    private final KubeConnection connection;
    private final Mirror<PodState> pods;
    private final Duration deadline;

    ClusterObjects(KubeConnection connection, Mirror<PodState> pods, Duration deadline) {
        this.connection = connection;
        this.pods = pods;
        this.deadline = deadline;
    }

    @Override
    public List<String> names(ApiResource resource, String namespace, LabelSelector selector) throws IOException {
        if (resource.groupResource().equals("pods")) {
            return pods.byNamespace(namespace).stream()
                    .filter(pod -> selector.matches(pod.labels()))
                    .map(PodState::name)
                    .sorted()
                    .toList();
        }
        String root = resource.group().isEmpty() ? "/api/" : "/apis/" + resource.group() + "/";
        String place = namespace.isEmpty() ? "" : "/namespaces/" + URLEncoder.encode(namespace, StandardCharsets.UTF_8);
        JsonNode list = MAPPER.readTree(
                connection.send(KubeRequest.get(root + resource.version() + place + "/" + resource.plural())
                        .with("labelSelector", selector.toString())
                        .accepting(METADATA_ONLY)
                        .within(deadline)));
        List<String> names = new ArrayList<>();
        list.path("items")
                .forEach(item -> names.add(item.path("metadata").path("name").asText()));
        return names;
    }
}
