package dev.windlass.kube.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The aggregated discovery documents of the fake. */
final class FakeDiscovery {
    private record Served(String group, String version, String plural, String kind, List<String> subresources) {}

    private final List<Served> all = new CopyOnWriteArrayList<>();

    void add(String group, String version, String plural, String kind, List<String> subresources) {
        all.add(new Served(group, version, plural, kind, subresources));
    }

    ObjectNode document(String path) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "APIGroupDiscoveryList").put("apiVersion", "apidiscovery.k8s.io/v2");
        ArrayNode items = list.putArray("items");
        for (Served served : all) {
            if (served.group().isEmpty() == path.equals("/api")) {
                ObjectNode group = items.addObject();
                group.putObject("metadata").put("name", served.group());
                ObjectNode version = group.putArray("versions").addObject().put("version", served.version());
                ObjectNode resource = version.putArray("resources")
                        .addObject()
                        .put("resource", served.plural())
                        .put("scope", "Namespaced");
                resource.putObject("responseKind").put("kind", served.kind());
                ArrayNode subresources = resource.putArray("subresources");
                served.subresources().forEach(name -> subresources.addObject().put("subresource", name));
            }
        }
        return list;
    }
}
