package dev.windlass.autoscaler.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable snapshot of the API server's aggregated discovery ({@code apidiscovery.k8s.io/v2}). */
public final class ResourceIndex implements ResourceNames {
    /** Nothing was asked yet. */
    public static final ResourceIndex UNKNOWN = new ResourceIndex(List.of(), false);

    private final Map<String, ApiResource> byName = new LinkedHashMap<>();
    private final Map<String, List<ApiResource>> byKind = new LinkedHashMap<>();
    private final boolean loaded;

    private ResourceIndex(List<ApiResource> resources, boolean loaded) {
        this.loaded = loaded;
        for (ApiResource resource : resources) {
            byName.putIfAbsent(resource.group() + "/" + resource.plural(), resource);
            byName.putIfAbsent(resource.group() + "/" + resource.singular(), resource);
            byName.putIfAbsent("/" + resource.plural(), resource);
            byName.putIfAbsent("/" + resource.singular(), resource);
            byKind.computeIfAbsent(resource.group() + "/" + resource.kind(), _ -> new ArrayList<>())
                    .add(resource);
        }
    }

    /** Reads the documents of {@code /api} and {@code /apis}, the core group's first. */
    public static ResourceIndex of(List<JsonNode> documents) {
        List<ApiResource> resources = new ArrayList<>();
        for (JsonNode document : documents) {
            for (JsonNode group : document.path("items")) {
                addGroup(group, resources);
            }
        }
        return new ResourceIndex(resources, true);
    }

    private static void addGroup(JsonNode group, List<ApiResource> resources) {
        String name = group.path("metadata").path("name").asText("");
        Map<String, ApiResource> found = new LinkedHashMap<>();
        // Versions come in the order of preference: the first that serves a resource is the one to use.
        for (JsonNode version : group.path("versions")) {
            for (JsonNode resource : version.path("resources")) {
                String plural = resource.path("resource").asText();
                found.putIfAbsent(plural, resource(name, version.path("version").asText(), plural, resource));
            }
        }
        resources.addAll(found.values());
    }

    private static ApiResource resource(String group, String version, String plural, JsonNode resource) {
        boolean scalable = false;
        for (JsonNode subresource : resource.path("subresources")) {
            scalable |= subresource.path("subresource").asText().equals("scale");
        }
        return new ApiResource(
                group,
                version,
                plural,
                resource.path("singularResource").asText(),
                resource.path("responseKind").path("kind").asText(),
                resource.path("scope").asText().equals("Namespaced"),
                scalable);
    }

    @Override
    public Optional<ApiResource> resource(String group, String name) {
        return Optional.ofNullable(byName.get(group + "/" + name));
    }

    @Override
    public List<ApiResource> ofKind(String group, String kind) {
        return List.copyOf(byKind.getOrDefault(group + "/" + kind, List.of()));
    }

    @Override
    public boolean loaded() {
        return loaded;
    }
}
