package dev.windlass.cluster.provider.kwok;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.cluster.provider.kwok.KwokConfig.GroupKey;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.Node;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One group as its template describes it.
 *
 * @param template the Node document new nodes are made of
 * @param parsed the same, for simulations
 */
record KwokGroup(String id, int minSize, int maxSize, JsonNode template, Node parsed) {
    private static final String PREFIX = "cluster-autoscaler.kwok.nodegroup/";
    private static final int DEFAULT_MAX = 200;

    KwokGroup {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(parsed, "parsed");
    }

    /**
     * @param where names the ConfigMap in errors
     * @throws IllegalArgumentException when the template names no group, or its sizes make no sense
     */
    static KwokGroup of(JsonNode template, GroupKey key, String where) {
        Node parsed = JsonObjects.parse(Kinds.NODE, template);
        String name = parsed.getMetadata().getName();
        var annotations = parsed.getMetadata().getAnnotationsMap();
        String id = annotations.getOrDefault(
                PREFIX + "name", key.of(parsed.getMetadata().getLabelsMap(), annotations));
        if (id.isEmpty()) {
            throw new IllegalArgumentException(where + ": template \"" + name + "\" has no " + key
                    + ", so that its group is unknown; add it to the template");
        }
        int min = count(annotations.get(PREFIX + "min-count"), 0, PREFIX + "min-count", name, where);
        int max = count(annotations.get(PREFIX + "max-count"), DEFAULT_MAX, PREFIX + "max-count", name, where);
        if (min > max) {
            throw new IllegalArgumentException(
                    where + ": template \"" + name + "\" has min-count " + min + " above max-count " + max);
        }
        return new KwokGroup(id, min, max, template, parsed);
    }

    private static int count(@Nullable String text, int fallback, String key, String name, String where) {
        if (text == null) {
            return fallback;
        }
        try {
            int count = Integer.parseInt(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException _) {
            // falls through to the one message that says what to write
        }
        throw new IllegalArgumentException(
                where + ": template \"" + name + "\" has " + key + ": \"" + text + "\"; write a number from 0 up");
    }
}
