package dev.windlass.kube.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes nodes. Every method throws {@link IOException} when the API server refuses or can not be reached. */
public final class NodeClient {
    // Others taint nodes too; each conflict means that somebody else succeeded.
    private static final int TRIES = 5;

    private final KubeObjects objects;

    public NodeClient(KubeConnection connection) {
        this.objects = new KubeObjects(connection);
    }

    /** @param node the whole Node object */
    public JsonNode create(JsonNode node) throws IOException {
        return objects.create(Kinds.NODE, node);
    }

    /** False when there was no such node. */
    public boolean delete(String name) throws IOException {
        return objects.delete(Kinds.NODE, ObjectKey.of(name));
    }

    /** No new pods on the node. */
    public void cordon(String name) throws IOException {
        markUnschedulable(name, true);
    }

    public void uncordon(String name) throws IOException {
        markUnschedulable(name, false);
    }

    private void markUnschedulable(String name, boolean unschedulable) throws IOException {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec").put("unschedulable", unschedulable);
        objects.patch(Kinds.NODE, ObjectKey.of(name), KubeObjects.PatchType.MERGE, patch);
    }

    /** Puts the taint on the node, in place of one with the same key and effect. False when there is no such node. */
    public boolean taint(String name, Taint taint) throws IOException {
        return changeTaints(name, taints -> {
            ArrayNode changed = without(taints, taint.key(), taint.effect().text());
            changed.addObject()
                    .put("key", taint.key())
                    .put("value", taint.value())
                    .put("effect", taint.effect().text());
            return changed;
        });
    }

    /** Takes every taint with the key off the node. False when there is no such node. */
    public boolean untaint(String name, String key) throws IOException {
        return changeTaints(name, taints -> without(taints, key, ""));
    }

    private static ArrayNode without(ArrayNode taints, String key, String effect) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode taint : taints) {
            boolean meant = taint.path("key").asText().equals(key)
                    && (effect.isEmpty() || taint.path("effect").asText().equals(effect));
            if (!meant) {
                kept.add(taint);
            }
        }
        return kept;
    }

    private boolean changeTaints(String name, UnaryOperator<ArrayNode> change) throws IOException {
        ObjectKey key = ObjectKey.of(name);
        for (int tried = 1; ; tried++) {
            Optional<JsonNode> node = objects.getJson(Kinds.NODE, key);
            if (node.isEmpty()) {
                return false;
            }
            ArrayNode before = node.get().path("spec").path("taints") instanceof ArrayNode taints
                    ? taints
                    : JsonNodeFactory.instance.arrayNode();
            ArrayNode after = change.apply(before.deepCopy());
            if (after.equals(before)) {
                return true;
            }
            try {
                objects.patch(Kinds.NODE, key, KubeObjects.PatchType.MERGE, patch(node.get(), after));
                return true;
            } catch (KubeException e) {
                if (!e.isConflict() || tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    // The version makes the server refuse the patch when somebody else has changed the list meanwhile.
    private static ObjectNode patch(JsonNode node, ArrayNode taints) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").set("resourceVersion", node.path("metadata").path("resourceVersion"));
        patch.putObject("spec").set("taints", taints);
        return patch;
    }
}
