package dev.windlass.kube.discovery;

import dev.windlass.kube.kind.ObjectKey;
import java.util.Set;

/**
 * A resource that the cluster serves.
 *
 * @param subresources such as {@code scale}, {@code status}
 */
public record ApiResource(
        String group,
        String version,
        String plural,
        String singular,
        String kind,
        boolean namespaced,
        Set<String> verbs,
        Set<String> subresources) {
    public ApiResource {
        verbs = Set.copyOf(verbs);
        subresources = Set.copyOf(subresources);
    }

    /** {@code v1}, {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Path of one object. */
    public String path(ObjectKey key) {
        String root = (group.isEmpty() ? "/api/" : "/apis/" + group + "/") + version;
        String place = namespaced ? "/namespaces/" + key.namespace() : "";
        return root + place + "/" + plural + "/" + key.name();
    }
}
