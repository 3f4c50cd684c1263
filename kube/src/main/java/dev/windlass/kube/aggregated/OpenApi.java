package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** OpenAPI documents of the groups: one for all at version 2, one per group and version at version 3. */
final class OpenApi {
    /** Schemas that all of Kubernetes shares, under the names it has for them. */
    private static final ObjectNode SHARED = Schemas.read(OpenApi.class, "meta-schemas.json");

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
                paths.putObject("apis/" + group.name() + "/" + groupVersion)
                        .put("serverRelativeURL", address(group, groupVersion, Etags.hash(v3(group, groupVersion))));
            }
        }
        return index;
    }

    static String address(ApiGroup group, String groupVersion, String hash) {
        return "/openapi/v3/apis/" + group.name() + "/" + groupVersion + "?hash=" + hash;
    }

    ObjectNode v3(ApiGroup group, String groupVersion) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
        describe(document);
        OpenApiPaths.add(group, groupVersion, OpenApiDialect.V3, document.putObject("paths"));
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        addSchemas(group, groupVersion, OpenApiDialect.V3, schemas);
        return document;
    }

    ObjectNode v2() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("swagger", "2.0");
        describe(document);
        ObjectNode paths = document.putObject("paths");
        ObjectNode definitions = document.putObject("definitions");
        for (ApiGroup group : groups) {
            for (String groupVersion : group.versions()) {
                OpenApiPaths.add(group, groupVersion, OpenApiDialect.V2, paths);
                addSchemas(group, groupVersion, OpenApiDialect.V2, definitions);
            }
        }
        return document;
    }

    private void describe(ObjectNode document) {
        document.putObject("info").put("title", "Windlass").put("version", version.gitVersion());
    }

    private static void addSchemas(ApiGroup group, String version, OpenApiDialect dialect, ObjectNode into) {
        Schemas schemas = group.schemas(version);
        Set<String> kinds = kinds(group, version);
        for (Map.Entry<String, JsonNode> entry : schemas.entries()) {
            JsonNode schema = dialect.translate(entry.getValue(), schemas::fullName);
            if (schema instanceof ObjectNode object && kinds.contains(entry.getKey())) {
                OpenApiPaths.kind(
                        object.putArray("x-kubernetes-group-version-kind").addObject(), group, version, entry.getKey());
            }
            into.set(schemas.fullName(entry.getKey()), schema);
            addShared(entry.getValue(), dialect, into);
        }
    }

    private static Set<String> kinds(ApiGroup group, String version) {
        Set<String> kinds = new HashSet<>();
        for (ResourceDescription resource : group.resources(version)) {
            kinds.add(resource.kind());
            kinds.add(resource.kind() + "List");
        }
        return kinds;
    }

    /** Only those that are referred to: a document need not tell what it does not use. */
    private static void addShared(JsonNode schema, OpenApiDialect dialect, ObjectNode into) {
        for (String name : OpenApiDialect.references(schema)) {
            if (SHARED.has(name) && !into.has(name)) {
                into.set(name, dialect.translate(SHARED.path(name), shared -> shared));
                addShared(SHARED.path(name), dialect, into);
            }
        }
    }
}
