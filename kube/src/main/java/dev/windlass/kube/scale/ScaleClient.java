package dev.windlass.kube.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.kube.discovery.ApiResource;
import dev.windlass.kube.discovery.ResourceDiscovery;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.util.Optional;

/** The scale subresource of any kind, found through discovery. */
public final class ScaleClient {
    private static final String JSON = "application/json";

    private final KubeObjects objects;
    private final ResourceDiscovery discovery;

    public ScaleClient(KubeConnection connection, ResourceDiscovery discovery) {
        this.objects = new KubeObjects(connection);
        this.discovery = discovery;
    }

    /**
     * Reads the scale.
     *
     * @throws KubeException with code 404 when the kind, the object or its scale subresource does not exist
     */
    public ReplicaScale get(ScaleTarget target) throws IOException {
        String path = path(target);
        Optional<JsonNode> scale = objects.find(path);
        if (scale.isEmpty()) {
            throw new KubeException(
                    "GET " + path,
                    404,
                    "NotFound",
                    "%s \"%s\" not found".formatted(resourceName(target), target.name()),
                    null);
        }
        return read(scale.get());
    }

    /**
     * Asks for a number of replicas.
     *
     * @param seen the scale that the number was decided on: when the object has changed since, the API server answers
     *     with a conflict ({@link KubeException#isConflict}) and nothing happens
     */
    public ReplicaScale set(ScaleTarget target, ReplicaScale seen, int replicas) throws IOException {
        if (replicas < 0) {
            throw new IllegalArgumentException("%s can not have %d replicas".formatted(target, replicas));
        }
        ObjectNode scale = JsonNodeFactory.instance.objectNode();
        scale.put("apiVersion", "autoscaling/v1").put("kind", "Scale");
        ObjectNode metadata = scale.putObject("metadata").put("name", target.name());
        if (!target.namespace().isEmpty()) {
            metadata.put("namespace", target.namespace());
        }
        if (!seen.resourceVersion().isEmpty()) {
            metadata.put("resourceVersion", seen.resourceVersion());
        }
        scale.putObject("spec").put("replicas", replicas);
        return read(objects.write("PUT", path(target), JSON, scale));
    }

    private String path(ScaleTarget target) throws IOException {
        return resource(target).path(new ObjectKey(target.namespace(), target.name())) + "/scale";
    }

    private String resourceName(ScaleTarget target) throws IOException {
        ApiResource resource = resource(target);
        return resource.group().isEmpty() ? resource.plural() : resource.plural() + "." + resource.group();
    }

    private ApiResource resource(ScaleTarget target) throws IOException {
        int slash = target.apiVersion().indexOf('/');
        String group = slash < 0 ? "" : target.apiVersion().substring(0, slash);
        Optional<ApiResource> exact = discovery.find(target.apiVersion(), target.kind());
        // An HPA may name a version that is no longer served; the object is the same at any other.
        Optional<ApiResource> resource = exact.isPresent() ? exact : discovery.findInGroup(group, target.kind());
        return resource.orElseThrow(() -> new KubeException(
                "discovery of " + target.apiVersion() + " " + target.kind(),
                404,
                "NotFound",
                "no matches for kind \"%s\" in group \"%s\"".formatted(target.kind(), group),
                null));
    }

    private static ReplicaScale read(JsonNode scale) {
        return new ReplicaScale(
                scale.path("spec").path("replicas").asInt(0),
                scale.path("status").path("replicas").asInt(0),
                scale.path("status").path("selector").asText(""),
                scale.path("metadata").path("resourceVersion").asText(""));
    }
}
