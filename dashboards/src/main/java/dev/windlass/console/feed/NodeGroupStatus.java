package dev.windlass.console.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.windlass.console.projection.NodeGroupFacts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The node groups in the cluster-autoscaler's status, which is YAML in a ConfigMap. */
final class NodeGroupStatus {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private NodeGroupStatus() {}

    /** @throws IllegalArgumentException when the text is no YAML */
    static List<NodeGroupFacts> parse(String status, Instant now) {
        JsonNode root;
        try {
            root = YAML.readTree(status);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the cluster-autoscaler's status is no YAML: " + e.getOriginalMessage(), e);
        }
        List<NodeGroupFacts> groups = new ArrayList<>();
        for (JsonNode group : root.path("nodeGroups")) {
            groups.add(facts(group, now));
        }
        return groups;
    }

    private static NodeGroupFacts facts(JsonNode group, Instant now) {
        JsonNode health = group.path("health");
        JsonNode registered = health.path("nodeCounts").path("registered");
        JsonNode scaleUp = group.path("scaleUp");
        boolean backoff = scaleUp.path("status").asText().equals("Backoff");
        boolean unhealthy = health.path("status").asText().equals("Unhealthy");
        String trouble = "";
        if (backoff) {
            trouble = backoff(scaleUp.path("backoffInfo"));
        } else if (unhealthy) {
            trouble = "unhealthy: %d of %d nodes are ready"
                    .formatted(
                            registered.path("ready").asInt(),
                            registered.path("total").asInt());
        }
        return new NodeGroupFacts(
                group.path("name").asText(),
                health.path("minSize").asInt(),
                health.path("maxSize").asInt(),
                health.path("cloudProviderTarget").asInt(),
                registered.path("ready").asInt(),
                registered.path("total").asInt(),
                trouble,
                time((backoff ? scaleUp : health).path("lastTransitionTime"), now));
    }

    private static String backoff(JsonNode info) {
        String code = info.path("errorCode").asText();
        String message = info.path("errorMessage").asText();
        String reason = code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
        return "in backoff after a failed scale-up" + (reason.isEmpty() ? "" : ": " + reason);
    }

    private static Instant time(JsonNode text, Instant otherwise) {
        try {
            return Instant.parse(text.asText());
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
