package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** OpenAPI documents of the groups: one for all at version 2, one per group and version at version 3. */
final class OpenApi {
    private final List<ApiGroup> groups;
    private final VersionInfo version;

    OpenApi(List<ApiGroup> groups, VersionInfo version) {
        this.groups = List.copyOf(groups);
        this.version = version;
    }

    /** The list of version 3 documents, with a hash in each address that changes with the content. */
    ObjectNode index() {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        ObjectNode paths = index.putObject("paths");
        for (ApiGroup group : groups) {
            for (String groupVersion : group.versions()) {
                String name = "apis/" + group.name() + "/" + groupVersion;
                String hash = Etags.hash(v3(group, groupVersion));
                paths.putObject(name).put("serverRelativeURL", "/openapi/v3/" + name + "?hash=" + hash);
            }
        }
        return index;
    }

    ObjectNode v3(ApiGroup group, String groupVersion) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
        describe(document);
        ObjectNode paths = document.putObject("paths");
        addPaths(group, groupVersion, paths, "#/components/schemas/");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        addSchemas(group, groupVersion, schemas);
        return document;
    }

    ObjectNode v2() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("swagger", "2.0");
        describe(document);
        ObjectNode paths = document.putObject("paths");
        ObjectNode definitions = document.putObject("definitions");
        for (ApiGroup group : groups) {
            for (String groupVersion : group.versions()) {
                addPaths(group, groupVersion, paths, "#/definitions/");
                addSchemas(group, groupVersion, definitions);
            }
        }
        return document;
    }

    private void describe(ObjectNode document) {
        document.putObject("info").put("title", "Windlass").put("version", version.gitVersion());
    }

    private static void addSchemas(ApiGroup group, String version, ObjectNode into) {
        ObjectNode schemas = group.schemas(version);
        for (Map.Entry<String, JsonNode> entry : schemas.properties()) {
            JsonNode schema = entry.getValue().deepCopy();
            if (schema instanceof ObjectNode object) {
                ArrayNode kinds = object.putArray("x-kubernetes-group-version-kind");
                addKind(kinds.addObject(), group, version, entry.getKey());
            }
            into.set(schemaName(group, version, entry.getKey()), schema);
        }
    }

    private static void addPaths(ApiGroup group, String version, ObjectNode paths, String references) {
        String root = "/apis/" + group.name() + "/" + version;
        for (ResourceDescription resource : group.resources(version)) {
            if (resource.name().contains("/")) {
                continue; // metrics, which come and go, are no fixed paths
            }
            if (resource.namespaced()) {
                String inNamespace = root + "/namespaces/{namespace}/" + resource.name();
                operation(paths, inNamespace, group, version, resource, "list", references);
                operation(paths, inNamespace + "/{name}", group, version, resource, "get", references);
                operation(paths, root + "/" + resource.name(), group, version, resource, "list", references);
            } else {
                operation(paths, root + "/" + resource.name(), group, version, resource, "list", references);
                operation(paths, root + "/" + resource.name() + "/{name}", group, version, resource, "get", references);
            }
        }
    }

    private static void operation(
            ObjectNode paths,
            String path,
            ApiGroup group,
            String version,
            ResourceDescription resource,
            String action,
            String references) {
        boolean v2 = references.startsWith("#/definitions");
        String kind = action.equals("list") ? resource.kind() + "List" : resource.kind();
        ObjectNode get = paths.putObject(path).putObject("get");
        get.put("operationId", action + path.replaceAll("[^A-Za-z0-9]+", "_"));
        addParameters(path, get, v2);
        ObjectNode ok = get.putObject("responses").putObject("200").put("description", "OK");
        ObjectNode holder = v2 ? ok : ok.putObject("content").putObject("application/json");
        if (group.schemas(version).has(kind)) {
            holder.putObject("schema").put("$ref", references + schemaName(group, version, kind));
        }
        get.put("x-kubernetes-action", action);
        addKind(get.putObject("x-kubernetes-group-version-kind"), group, version, resource.kind());
    }

    private static void addParameters(String path, ObjectNode get, boolean v2) {
        ArrayNode parameters = get.putArray("parameters");
        for (String name : List.of("namespace", "name")) {
            if (path.contains("{" + name + "}")) {
                ObjectNode parameter = parameters
                        .addObject()
                        .put("name", name)
                        .put("in", "path")
                        .put("required", true);
                (v2 ? parameter : parameter.putObject("schema")).put("type", "string");
            }
        }
    }

    private static void addKind(ObjectNode into, ApiGroup group, String version, String kind) {
        into.put("group", group.name()).put("version", version).put("kind", kind);
    }

    private static String schemaName(ApiGroup group, String version, String kind) {
        return "dev.windlass." + group.name() + "." + version + "." + kind;
    }
}
