package dev.windlass.kube.aggregated;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A path below {@code /apis/GROUP/VERSION}, read by Kubernetes' rules. */
record ResourcePath(String namespace, String resource, String name, String subresource, List<String> segments) {
    ResourcePath {
        segments = List.copyOf(segments);
    }

    /**
     * Decodes the segments of a raw path.
     *
     * @throws IllegalArgumentException when an escape is malformed
     */
    static List<String> segments(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath.split("/", -1)) {
            if (!raw.isEmpty()) {
                segments.add(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return segments;
    }

    /** @param segments those behind the version, at least one */
    static ResourcePath of(List<String> segments) {
        List<String> rest = segments;
        String namespace = "";
        if (rest.getFirst().equals("namespaces") && rest.size() > 2) {
            namespace = rest.get(1);
            rest = rest.subList(2, rest.size());
        }
        return new ResourcePath(
                namespace,
                rest.getFirst(),
                rest.size() > 1 ? rest.get(1) : "",
                rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "",
                segments);
    }
}
