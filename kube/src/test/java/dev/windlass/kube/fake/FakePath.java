package dev.windlass.kube.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A resource path taken apart. {@code collection} is the path over all namespaces, such as {@code /api/v1/pods}. */
record FakePath(
        String apiVersion, String collection, String plural, String namespace, String name, String subresource) {

    static Optional<FakePath> parse(String path) {
        List<String> parts = new ArrayList<>(List.of(path.substring(1).split("/")));
        int head = parts.getFirst().equals("api") ? 2 : 3;
        if (parts.size() <= head
                || !(parts.getFirst().equals("api") || parts.getFirst().equals("apis"))) {
            return Optional.empty();
        }
        String apiVersion = String.join("/", parts.subList(1, head));
        String root = "/" + String.join("/", parts.subList(0, head));
        List<String> rest = parts.subList(head, parts.size());
        String namespace = "";
        if (rest.getFirst().equals("namespaces") && rest.size() > 2) {
            namespace = rest.get(1);
            rest = rest.subList(2, rest.size());
        }
        return Optional.of(new FakePath(
                apiVersion,
                root + "/" + rest.getFirst(),
                rest.getFirst(),
                namespace,
                rest.size() > 1 ? rest.get(1) : "",
                rest.size() > 2 ? rest.get(2) : ""));
    }
}
