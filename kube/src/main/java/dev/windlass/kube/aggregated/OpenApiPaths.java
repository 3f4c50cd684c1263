package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The paths of one version of a group, with what may be asked and what is answered. */
final class OpenApiPaths {
    private enum Action {
        GET("get", "One %s"),
        LIST("list", "The objects of kind %s");

        private final String word;
        private final String description;

        Action(String word, String description) {
            this.word = word;
            this.description = description;
        }
    }

    private record Parameter(String name, String in, String type, String description) {}

    private static final Parameter NAME = new Parameter("name", "path", "string", "the name of the object");
    private static final Parameter NAMESPACE =
            new Parameter("namespace", "path", "string", "the namespace of the object");
    private static final Parameter PRETTY = new Parameter(
            "pretty",
            "query",
            "string",
            "\"true\" for JSON with line breaks and indents, which curl, wget and browsers get anyway");
    private static final List<Parameter> SELECTION = List.of(
            new Parameter("continue", "query", "string", "accepted and not needed: a list always comes whole"),
            new Parameter(
                    "fieldSelector",
                    "query",
                    "string",
                    "conditions on metadata.name and metadata.namespace, such as metadata.name=web"),
            new Parameter("labelSelector", "query", "string", "conditions on labels, such as app=web,tier!=test"),
            new Parameter("limit", "query", "integer", "accepted and not needed: a list always comes whole"),
            new Parameter("resourceVersion", "query", "string", "accepted and not needed: metrics have no versions"),
            new Parameter("timeoutSeconds", "query", "integer", "accepted; the server's own limit holds"));

    private final ApiGroup group;
    private final String version;
    private final Schemas schemas;
    private final OpenApiDialect dialect;
    private final ObjectNode into;

    private OpenApiPaths(ApiGroup group, String version, OpenApiDialect dialect, ObjectNode into) {
        this.group = group;
        this.version = version;
        this.schemas = group.schemas(version);
        this.dialect = dialect;
        this.into = into;
    }

    static void add(ApiGroup group, String version, OpenApiDialect dialect, ObjectNode into) {
        OpenApiPaths paths = new OpenApiPaths(group, version, dialect, into);
        for (ResourceDescription resource : group.resources(version)) {
            if (!resource.name().contains("/")) { // metrics, which come and go, are no fixed paths
                paths.add(resource);
            }
        }
    }

    private void add(ResourceDescription resource) {
        String root = "/apis/" + group.name() + "/" + version;
        if (resource.namespaced()) {
            String inNamespace = root + "/namespaces/{namespace}/" + resource.name();
            operation(inNamespace, "Namespaced", resource, Action.LIST);
            operation(inNamespace + "/{name}", "Namespaced", resource, Action.GET);
            operation(root + "/" + resource.name(), "", resource, Action.LIST);
        } else {
            operation(root + "/" + resource.name(), "", resource, Action.LIST);
            operation(root + "/" + resource.name() + "/{name}", "", resource, Action.GET);
        }
    }

    private void operation(String path, String scope, ResourceDescription resource, Action action) {
        ObjectNode item = into.putObject(path);
        ObjectNode get = item.putObject("get");
        get.put("description", action.description.formatted(resource.kind()));
        get.putArray("tags").add(tag());
        get.put(
                "operationId",
                action.word
                        + capitalized(tag().replace("_", ""))
                        + scope
                        + resource.kind()
                        + (resource.namespaced() && scope.isEmpty() ? "ForAllNamespaces" : ""));
        String kind = action == Action.LIST ? resource.kind() + "List" : resource.kind();
        ObjectNode ok = get.putObject("responses").putObject("200").put("description", "OK");
        if (schemas.has(kind)) {
            ObjectNode schema = JsonNodeFactory.instance.objectNode();
            dialect.answer(get, ok, dialect.reference(schema, dialect.address(schemas.fullName(kind))));
        }
        get.put("x-kubernetes-action", action.word);
        kind(get.putObject("x-kubernetes-group-version-kind"), group, version, resource.kind());
        parameters(path, action, item.putArray("parameters"));
    }

    private String tag() {
        int dot = group.name().indexOf('.');
        return (dot < 0 ? group.name() : group.name().substring(0, dot)).replace("-", "") + "_" + version;
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private void parameters(String path, Action action, ArrayNode list) {
        if (action == Action.LIST) {
            SELECTION.forEach(parameter -> add(parameter, list));
        }
        if (path.contains("{name}")) {
            add(NAME, list);
        }
        if (path.contains("{namespace}")) {
            add(NAMESPACE, list);
        }
        add(PRETTY, list);
    }

    private void add(Parameter parameter, ArrayNode list) {
        ObjectNode json = list.addObject().put("name", parameter.name()).put("in", parameter.in());
        json.put("description", parameter.description());
        if (parameter.in().equals("path")) {
            json.put("required", true);
        }
        dialect.parameter(json, parameter.type());
    }

    static void kind(ObjectNode into, ApiGroup group, String version, String kind) {
        into.put("group", group.name()).put("version", version).put("kind", kind);
    }
}
