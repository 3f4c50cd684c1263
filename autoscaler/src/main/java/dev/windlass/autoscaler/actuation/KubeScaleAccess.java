package dev.windlass.autoscaler.actuation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.ScaleState;
import dev.windlass.autoscaler.horizontal.object.TargetRef;
import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.autoscaler.resource.ResourceNames;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The scale subresource at the API server. Remembers each target's last read scale, which a write must name the version of. */
public final class KubeScaleAccess implements ScaleAccess {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final KubeConnection connection;
    private final ResourceNames names;
    private final Duration deadline;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /** A scale as it was read, and where. */
    private record Held(String path, JsonNode scale) {}

    /** @param deadline of one request with its answer */
    public KubeScaleAccess(KubeConnection connection, ResourceNames names, Duration deadline) {
        this.connection = connection;
        this.names = names;
        this.deadline = deadline;
    }

    @Override
    public ScaleReading read(String namespace, TargetRef target) {
        return switch (target.group()) {
            case TargetRef.GroupParse.Malformed(String message) -> new ScaleReading.BadReference(message);
            case TargetRef.GroupParse.Group(String group) -> read(namespace, target, group);
        };
    }

    private ScaleReading read(String namespace, TargetRef target, String group) {
        List<ApiResource> resources = names.ofKind(group, target.kind());
        if (resources.isEmpty()) {
            return names.loaded()
                    ? new ScaleReading.NoSuchKind(
                            "no matches for kind \"" + target.kind() + "\" in group \"" + group + "\"")
                    : new ScaleReading.Unreadable("the API server's resources are not known yet");
        }
        ScaleReading first = null;
        for (ApiResource resource : resources) {
            ScaleReading reading = read(namespace, target, resource);
            if (reading instanceof ScaleReading.Read) {
                return reading;
            }
            first = first == null ? reading : first;
        }
        return Objects.requireNonNull(first);
    }

    private ScaleReading read(String namespace, TargetRef target, ApiResource resource) {
        String path = path(namespace, target, resource);
        try {
            JsonNode scale =
                    MAPPER.readTree(connection.send(KubeRequest.get(path).within(deadline)));
            held.put(key(namespace, target), new Held(path, scale));
            return new ScaleReading.Read(new ScaleState(
                    scale.path("spec").path("replicas").asInt(),
                    scale.path("status").path("replicas").asInt(),
                    scale.path("status").path("selector").asText("")));
        } catch (IOException e) {
            return new ScaleReading.Unreadable(text(e));
        }
    }

    @Override
    public Write write(String namespace, TargetRef target, int replicas) {
        Held last = held.get(key(namespace, target));
        if (last == null) {
            return new Write.Refused("the scale was not read before");
        }
        ObjectNode scale = last.scale().deepCopy();
        scale.withObject("/spec").put("replicas", replicas);
        scale.remove("status");
        try {
            connection.send(KubeRequest.send("PUT", last.path(), "application/json", MAPPER.writeValueAsBytes(scale))
                    .within(deadline));
            return new Write.Done();
        } catch (KubeException e) {
            return e.isConflict() ? new Write.Conflict(e.serverMessage()) : new Write.Refused(e.serverMessage());
        } catch (IOException e) {
            return new Write.Refused(text(e));
        }
    }

    private static String text(IOException e) {
        return e instanceof KubeException kube ? kube.serverMessage() : String.valueOf(e.getMessage());
    }

    private static String key(String namespace, TargetRef target) {
        return namespace + "/" + group(target) + "/" + target.kind() + "/" + target.name();
    }

    private static @Nullable String group(TargetRef target) {
        return target.apiVersion();
    }

    private static String path(String namespace, TargetRef target, ApiResource resource) {
        String root = resource.group().isEmpty() ? "/api/" : "/apis/" + resource.group() + "/";
        String place = resource.namespaced() ? "/namespaces/" + encode(namespace) : "";
        return root + resource.version() + place + "/" + resource.plural() + "/" + encode(target.name()) + "/scale";
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
