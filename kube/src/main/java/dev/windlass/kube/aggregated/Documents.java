package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The documents that describe this server: discovery, OpenAPI, version. All from memory. */
final class Documents {
    private final List<ApiGroup> groups;
    private final List<Page> pages;
    private final VersionInfo version;
    private final Discovery discovery;
    private final OpenApi openApi;

    Documents(List<ApiGroup> groups, List<Page> pages, VersionInfo version) {
        this.groups = groups;
        this.pages = pages;
        this.version = version;
        this.discovery = new Discovery(groups);
        this.openApi = new OpenApi(groups, version);
    }

    /** Empty when there is no such document. */
    Optional<Answer> answer(List<String> segments, String accept, String ifNoneMatch, Form.Encoding encoding) {
        if (segments.isEmpty()) {
            return Optional.of(Renderer.document(Router.pathList(groups, pages), encoding));
        }
        return switch (segments.getFirst()) {
            case "version" ->
                segments.size() == 1 ? Optional.of(Renderer.document(versionDocument(), encoding)) : Optional.empty();
            case "apis" -> apis(segments, accept, ifNoneMatch, encoding);
            case "openapi" ->
                openapi(segments).map(document -> Etags.tagged(Renderer.document(document, encoding), ifNoneMatch));
            default -> Optional.empty();
        };
    }

    private Optional<Answer> apis(List<String> segments, String accept, String ifNoneMatch, Form.Encoding encoding) {
        if (segments.size() == 1) {
            Optional<String> aggregated = aggregatedVersion(accept);
            if (aggregated.isPresent()) {
                Answer plain = Renderer.document(discovery.aggregated(aggregated.get()), Form.Encoding.JSON);
                String type = Discovery.aggregatedType(aggregated.get());
                return Optional.of(Etags.tagged(Answer.of(200, type, plain.body()), ifNoneMatch));
            }
            return Optional.of(Renderer.document(discovery.groupList(), encoding));
        }
        Optional<ApiGroup> group = group(segments.get(1));
        return segments.size() == 2
                ? group.map(known -> Renderer.document(discovery.group(known), encoding))
                : group.filter(known -> known.versions().contains(segments.get(2)))
                        .map(known -> Renderer.document(discovery.resources(known, segments.get(2)), encoding));
    }

    private static Optional<String> aggregatedVersion(String accept) {
        for (MediaType clause : MediaType.parseAccept(accept)) {
            if (clause.as().isEmpty() && clause.admits(MediaType.JSON)) {
                return Optional.empty();
            }
            String version = clause.parameters().getOrDefault("v", "");
            if (clause.as().equals("APIGroupDiscoveryList")
                    && clause.admits(MediaType.JSON)
                    && (version.equals("v2") || version.equals("v2beta1"))) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    private Optional<ObjectNode> openapi(List<String> segments) {
        if (segments.size() == 2 && segments.get(1).equals("v2")) {
            return Optional.of(openApi.v2());
        }
        if (segments.size() == 2 && segments.get(1).equals("v3")) {
            return Optional.of(openApi.index());
        }
        boolean single = segments.size() == 5
                && segments.get(1).equals("v3")
                && segments.get(2).equals("apis");
        return single
                ? group(segments.get(3))
                        .filter(group -> group.versions().contains(segments.get(4)))
                        .map(group -> openApi.v3(group, segments.get(4)))
                : Optional.empty();
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
}
