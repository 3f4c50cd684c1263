package dev.windlass.kube.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Everything that a cluster serves, as of one look; groups and versions in the server's order of preference. */
public record ApiResources(List<ApiResource> all) {
    public ApiResources {
        all = List.copyOf(all);
    }

    /** Reads documents of the kind {@code APIGroupDiscoveryList}. */
    static ApiResources read(List<JsonNode> documents) {
        List<ApiResource> all = new ArrayList<>();
        for (JsonNode document : documents) {
            for (JsonNode group : document.path("items")) {
                String name = group.path("metadata").path("name").asText("");
                for (JsonNode version : group.path("versions")) {
                    for (JsonNode resource : version.path("resources")) {
                        all.add(read(name, version.path("version").asText(), resource));
                    }
                }
            }
        }
        return new ApiResources(all);
    }

    private static ApiResource read(String group, String version, JsonNode resource) {
        Set<String> subresources = new HashSet<>();
        resource.path("subresources")
                .forEach(sub -> subresources.add(sub.path("subresource").asText()));
        Set<String> verbs = new HashSet<>();
        resource.path("verbs").forEach(verb -> verbs.add(verb.asText()));
        return new ApiResource(
                group,
                version,
                resource.path("resource").asText(),
                resource.path("singularResource").asText(""),
                resource.path("responseKind").path("kind").asText(""),
                resource.path("scope").asText().equals("Namespaced"),
                verbs,
                subresources);
    }

    /** The resource of a kind at exactly this version. */
    public Optional<ApiResource> find(String apiVersion, String kind) {
        return all.stream()
                .filter(resource ->
                        resource.kind().equals(kind) && resource.apiVersion().equals(apiVersion))
                .findFirst();
    }

    /** The resource of a kind at the group's preferred version. */
    public Optional<ApiResource> findInGroup(String group, String kind) {
        return all.stream()
                .filter(resource ->
                        resource.kind().equals(kind) && resource.group().equals(group))
                .findFirst();
    }

    /** The resource of a name, plural or singular, in whatever case, at the group's preferred version. */
    public Optional<ApiResource> findByName(String group, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(resource -> resource.group().equals(group)
                        && (resource.plural().equals(wanted)
                                || resource.singular().equals(wanted)))
                .findFirst();
    }
}
