package dev.windlass.kube.aggregated;

import java.util.List;

/**
 * A resource as discovery shows it.
 *
 * @param name plural; custom metrics show {@code pods/http_requests}
 * @param verbs such as {@code get}, {@code list}
 */
public record ResourceDescription(
        String name,
        String singularName,
        boolean namespaced,
        String kind,
        List<String> verbs,
        List<String> shortNames) {
    public ResourceDescription {
        if (name.isEmpty() || kind.isEmpty()) {
            throw new IllegalArgumentException(
                    "a resource needs a name and a kind: \"%s\", \"%s\"".formatted(name, kind));
        }
        verbs = List.copyOf(verbs);
        shortNames = List.copyOf(shortNames);
    }

    public static ResourceDescription namespaced(String name, String kind, String... verbs) {
        return new ResourceDescription(name, "", true, kind, List.of(verbs), List.of());
    }

    public static ResourceDescription cluster(String name, String kind, String... verbs) {
        return new ResourceDescription(name, "", false, kind, List.of(verbs), List.of());
    }
}
