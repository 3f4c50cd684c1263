package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The documents that describe this server: discovery, OpenAPI, version. All from memory. */
final class Documents {
    private final List<ApiGroup> groups;
    private final List<Page> pages;
    private final HealthChecks health;
    private final VersionInfo version;
    private final Discovery discovery;
    private final OpenApi openApi;

    Documents(List<ApiGroup> groups, List<Page> pages, HealthChecks health, VersionInfo version) {
        this.groups = groups;
        this.pages = pages;
        this.health = health;
        this.version = version;
        this.discovery = new Discovery(groups);
        this.openApi = new OpenApi(groups, version);
    }

    /** Empty when there is no such document. */
    Optional<Answer> answer(
            List<String> segments,
            QueryParameters query,
            Incoming incoming,
            Optional<Form> form,
            Form.Encoding encoding) {
        if (segments.isEmpty()) {
            return Optional.of(Renderer.document(pathList(), encoding));
        }
        Optional<Answer> answer =
                switch (segments.getFirst()) {
                    case "version" ->
                        segments.size() == 1
                                ? Optional.of(Renderer.document(versionDocument(), encoding))
                                : Optional.empty();
                    case "apis" -> apis(segments, incoming, encoding);
                    case "openapi" -> openapi(segments, query, incoming, encoding);
                    default -> Optional.empty();
                };
        boolean special = segments.size() == 1 && aggregatedVersion(incoming).isPresent();
        return answer.map(made -> form.isPresent() || special
                ? made
                : Renderer.failed(StatusFailure.notAcceptable(Form.MEDIA_TYPES), encoding));
    }

    private Optional<Answer> apis(List<String> segments, Incoming incoming, Form.Encoding encoding) {
        if (segments.size() == 1) {
            return Optional.of(aggregatedVersion(incoming)
                    .map(asked -> aggregated(asked, incoming))
                    .orElseGet(() -> Renderer.document(discovery.groupList(), encoding)));
        }
        Optional<ApiGroup> group = group(segments.get(1));
        return segments.size() == 2
                ? group.map(known -> Renderer.document(discovery.group(known), encoding))
                : group.filter(known -> known.versions().contains(segments.get(2)))
                        .map(known -> Renderer.document(discovery.resources(known, segments.get(2)), encoding));
    }

    private Answer aggregated(Aggregated asked, Incoming incoming) {
        Answer plain = Renderer.document(discovery.aggregated(asked.version()), asked.encoding());
        String type = asked.encoding().mediaType() + Discovery.aggregatedParameters(asked.version());
        return Etags.tagged(new Answer(200, type, plain.body(), Map.of()), incoming.header("if-none-match"));
    }

    private record Aggregated(String version, Form.Encoding encoding) {}

    private static Optional<Aggregated> aggregatedVersion(Incoming incoming) {
        for (MediaType clause : MediaType.parseAccept(incoming.header("accept"))) {
            for (Form.Encoding encoding : List.of(Form.Encoding.JSON, Form.Encoding.YAML)) {
                if (clause.as().isEmpty() && clause.admits(encoding.mediaType())) {
                    return Optional.empty(); // the plain form is wanted rather
                }
                String version = clause.parameters().getOrDefault("v", "");
                if (clause.as().equals("APIGroupDiscoveryList")
                        && clause.admits(encoding.mediaType())
                        && (version.equals("v2") || version.equals("v2beta1"))) {
                    return Optional.of(new Aggregated(version, encoding));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> openapi(
            List<String> segments, QueryParameters query, Incoming incoming, Form.Encoding encoding) {
        if (segments.size() == 2 && segments.get(1).equals("v2")) {
            return Optional.of(tagged(openApi.v2(), incoming, encoding));
        }
        if (segments.size() == 2 && segments.get(1).equals("v3")) {
            return Optional.of(tagged(openApi.index(), incoming, encoding));
        }
        boolean single = segments.size() == 5
                && segments.get(1).equals("v3")
                && segments.get(2).equals("apis");
        return single
                ? group(segments.get(3))
                        .filter(group -> group.versions().contains(segments.get(4)))
                        .map(group -> single(group, segments.get(4), query.first("hash"), incoming, encoding))
                : Optional.empty();
    }

    private static Answer tagged(ObjectNode document, Incoming incoming, Form.Encoding encoding) {
        return Etags.tagged(Renderer.document(document, encoding), incoming.header("if-none-match"));
    }

    /** By the hash of the index it never changes, so a client may keep it; an outdated hash leads to the one that holds. */
    private Answer single(ApiGroup group, String groupVersion, String hash, Incoming incoming, Form.Encoding encoding) {
        ObjectNode document = openApi.v3(group, groupVersion);
        String current = Etags.hash(document);
        if (hash.isEmpty()) {
            return tagged(document, incoming, encoding);
        }
        if (!hash.equals(current)) {
            return new Answer(
                    301,
                    encoding.mediaType(),
                    new byte[0],
                    Map.of("Location", OpenApi.address(group, groupVersion, current), "Vary", "Accept"));
        }
        Answer tagged = tagged(document, incoming, encoding);
        Map<String, String> headers = new HashMap<>(tagged.headers());
        headers.put("Cache-Control", "public, immutable, max-age=31536000");
        return tagged.with(headers);
    }

    private Optional<ApiGroup> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    private ObjectNode versionDocument() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("major", version.major())
                .put("minor", version.minor())
                .put("gitVersion", version.gitVersion())
                .put("gitCommit", version.gitCommit())
                .put("gitTreeState", "clean")
                .put("buildDate", version.buildDate())
                .put("goVersion", "java" + Runtime.version().feature())
                .put("compiler", "javac")
                .put("platform", System.getProperty("os.name", "") + "/" + System.getProperty("os.arch", ""));
    }

    private ObjectNode pathList() {
        TreeSet<String> paths = new TreeSet<>(List.of("/apis", "/openapi/v2", "/openapi/v3", "/version"));
        for (ApiGroup group : groups) {
            paths.add("/apis/" + group.name());
            group.versions().forEach(version -> {
                paths.add("/apis/" + group.name() + "/" + version);
                paths.add("/openapi/v3/apis/" + group.name() + "/" + version);
            });
        }
        addChecks(paths, "/healthz", health.health());
        addChecks(paths, "/livez", health.live());
        addChecks(paths, "/readyz", health.ready());
        pages.forEach(page -> paths.add(page.path()));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("paths");
        paths.forEach(list::add);
        return document;
    }

    private static void addChecks(TreeSet<String> paths, String endpoint, List<HealthChecks.Check> checks) {
        paths.add(endpoint);
        checks.forEach(check -> paths.add(endpoint + "/" + check.name()));
    }
}
