package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Discovery documents, in the old form (one document per group and version) and the aggregated one. */
final class Discovery {
    /** What makes a media type that of the aggregated form at a version. */
    static String aggregatedParameters(String version) {
        return ";g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList";
    }

    private final List<ApiGroup> groups;

    Discovery(List<ApiGroup> groups) {
        this.groups = List.copyOf(groups);
    }

    ObjectNode groupList() {
        ObjectNode list = typed("APIGroupList", "v1");
        ArrayNode items = list.putArray("groups");
        groups.forEach(group -> items.add(describe(group, JsonNodeFactory.instance.objectNode())));
        return list;
    }

    ObjectNode group(ApiGroup group) {
        return describe(group, typed("APIGroup", "v1"));
    }

    private static ObjectNode describe(ApiGroup group, ObjectNode into) {
        into.put("name", group.name());
        ArrayNode versions = into.putArray("versions");
        for (String version : group.versions()) {
            versions.addObject()
                    .put("groupVersion", group.name() + "/" + version)
                    .put("version", version);
        }
        String preferred = group.versions().getFirst();
        into.putObject("preferredVersion")
                .put("groupVersion", group.name() + "/" + preferred)
                .put("version", preferred);
        return into;
    }

    ObjectNode resources(ApiGroup group, String version) {
        ObjectNode list = typed("APIResourceList", "v1");
        list.put("groupVersion", group.name() + "/" + version);
        ArrayNode items = list.putArray("resources");
        for (ResourceDescription resource : group.resources(version)) {
            ObjectNode item = items.addObject()
                    .put("name", resource.name())
                    .put("singularName", resource.singularName())
                    .put("namespaced", resource.namespaced())
                    .put("kind", resource.kind());
            resource.verbs().forEach(item.putArray("verbs")::add);
            if (!resource.shortNames().isEmpty()) {
                resource.shortNames().forEach(item.putArray("shortNames")::add);
            }
        }
        return list;
    }

    /** @param apiVersion {@code v2} or {@code v2beta1} */
    ObjectNode aggregated(String apiVersion) {
        ObjectNode list = typed("APIGroupDiscoveryList", "apidiscovery.k8s.io/" + apiVersion);
        list.putObject("metadata");
        ArrayNode items = list.putArray("items");
        for (ApiGroup group : groups) {
            ObjectNode item = items.addObject();
            item.putObject("metadata").put("name", group.name());
            ArrayNode versions = item.putArray("versions");
            for (String version : group.versions()) {
                ObjectNode entry = versions.addObject().put("version", version);
                aggregatedResources(group, version, entry.putArray("resources"));
                entry.put("freshness", "Current");
            }
        }
        return list;
    }

    // A name with a slash is a subresource of what stands before it, which need not be a resource itself.
    private static void aggregatedResources(ApiGroup group, String version, ArrayNode into) {
        Map<String, ObjectNode> parents = new LinkedHashMap<>();
        for (ResourceDescription resource : group.resources(version)) {
            int slash = resource.name().indexOf('/');
            String name = slash < 0 ? resource.name() : resource.name().substring(0, slash);
            ObjectNode parent = parents.computeIfAbsent(name, _ -> into.addObject()
                    .put("resource", name)
                    .put("scope", resource.namespaced() ? "Namespaced" : "Cluster")
                    .put("singularResource", ""));
            if (slash < 0) {
                parent.set("responseKind", responseKind(group, version, resource));
                parent.put("singularResource", resource.singularName());
                resource.verbs().forEach(parent.withArrayProperty("verbs")::add);
                if (!resource.shortNames().isEmpty()) {
                    resource.shortNames().forEach(parent.putArray("shortNames")::add);
                }
            } else {
                parent.withArrayProperty("verbs");
                ObjectNode child = parent.withArrayProperty("subresources")
                        .addObject()
                        .put("subresource", resource.name().substring(slash + 1));
                child.set("responseKind", responseKind(group, version, resource));
                resource.verbs().forEach(child.putArray("verbs")::add);
            }
        }
    }

    private static ObjectNode responseKind(ApiGroup group, String version, ResourceDescription resource) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", group.name())
                .put("version", version)
                .put("kind", resource.kind());
    }

    private static ObjectNode typed(String kind, String apiVersion) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", apiVersion);
    }
}
