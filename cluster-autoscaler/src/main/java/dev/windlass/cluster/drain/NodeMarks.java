package dev.windlass.cluster.drain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.cluster.scaleup.Readiness;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.kube.client.KubeObjects.PatchType;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The taints that say what is planned for a node. Writing one that is there, or removing one that is not, changes nothing. */
public final class NodeMarks {
    /** The node is about to go; no pod may come. */
    public static final String TO_BE_DELETED = Readiness.TO_BE_DELETED;

    /** The node is unneeded; pods had better go elsewhere. */
    public static final String CANDIDATE = "DeletionCandidateOfClusterAutoscaler";

    private static final int ATTEMPTS = 5;

    private final KubeObjects objects;
    private final boolean cordon;

    /**
     * @param cordon whether a node that is about to go is made unschedulable as well
     */
    public NodeMarks(KubeConnection connection, boolean cordon) {
        this.objects = new KubeObjects(connection);
        this.cordon = cordon;
    }

    public void markToBeDeleted(String node, Instant now) throws IOException {
        change(node, spec -> {
            ObjectNode marked = withTaint(spec, TO_BE_DELETED, "NoSchedule", now);
            if (cordon) {
                marked.put("unschedulable", true);
            }
            return marked;
        });
    }

    /** Takes back {@link #markToBeDeleted}. */
    public void unmark(String node) throws IOException {
        change(node, spec -> {
            boolean marked = hasTaint(spec, TO_BE_DELETED);
            ObjectNode clean = withoutTaint(withoutTaint(spec, TO_BE_DELETED), CANDIDATE);
            // Without our own mark the cordon is somebody else's.
            if (marked && cordon) {
                clean.put("unschedulable", false);
            }
            return clean;
        });
    }

    public void markCandidate(String node, Instant now) throws IOException {
        change(node, spec -> withTaint(spec, CANDIDATE, "PreferNoSchedule", now));
    }

    public void unmarkCandidate(String node) throws IOException {
        change(node, spec -> withoutTaint(spec, CANDIDATE));
    }

    /** Reads, changes and writes, again when somebody else wrote in between. A node that is gone is left alone. */
    private void change(String node, UnaryOperator<ObjectNode> change) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Optional<JsonNode> current = objects.getJson(Kinds.NODE, ObjectKey.of(node));
            if (current.isEmpty()) {
                return;
            }
            ObjectNode before = current.get().path("spec") instanceof ObjectNode spec
                    ? spec
                    : JsonNodeFactory.instance.objectNode();
            ObjectNode after = change.apply(before.deepCopy());
            if (after.equals(before)) {
                return;
            }
            try {
                objects.patch(Kinds.NODE, ObjectKey.of(node), PatchType.MERGE, patch(current.get(), after));
                return;
            } catch (KubeException e) {
                if (!e.isConflict() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static ObjectNode patch(JsonNode current, ObjectNode spec) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        // The version makes the server refuse when a taint came in between, which the list would wipe out.
        patch.putObject("metadata")
                .put(
                        "resourceVersion",
                        current.path("metadata").path("resourceVersion").asText());
        ObjectNode changed = patch.putObject("spec");
        changed.set("taints", spec.path("taints") instanceof ArrayNode taints ? taints : changed.arrayNode());
        changed.put("unschedulable", spec.path("unschedulable").asBoolean(false));
        return patch;
    }

    private static boolean hasTaint(ObjectNode spec, String key) {
        for (JsonNode taint : spec.path("taints")) {
            if (taint.path("key").asText().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode withTaint(ObjectNode spec, String key, String effect, Instant now) {
        if (!hasTaint(spec, key)) {
            ArrayNode taints = spec.get("taints") instanceof ArrayNode existing ? existing : spec.putArray("taints");
            taints.addObject()
                    .put("key", key)
                    .put("value", Long.toString(now.getEpochSecond()))
                    .put("effect", effect);
        }
        return spec;
    }

    private static ObjectNode withoutTaint(ObjectNode spec, String key) {
        if (!hasTaint(spec, key)) {
            return spec;
        }
        ArrayNode kept = spec.arrayNode();
        for (JsonNode taint : spec.path("taints")) {
            if (!taint.path("key").asText().equals(key)) {
                kept.add(taint);
            }
        }
        spec.set("taints", kept);
        return spec;
    }
}
