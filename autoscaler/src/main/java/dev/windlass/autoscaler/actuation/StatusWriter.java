package dev.windlass.autoscaler.actuation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.autoscaler.horizontal.object.HorizontalJson;
import dev.windlass.autoscaler.horizontal.object.HorizontalStatus;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.kube.client.KubeObjects.PatchType;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.util.List;

/** Writes the status of autoscalers, whole, and only over the version that was evaluated. */
public final class StatusWriter {
    private static final List<String> FIELDS = List.of(
            "currentReplicas",
            "desiredReplicas",
            "lastScaleTime",
            "observedGeneration",
            "currentMetrics",
            "conditions");

    private final KubeObjects objects;

    public StatusWriter(KubeObjects objects) {
        this.objects = objects;
    }

    /** What came of a write. */
    public sealed interface Result {
        /** The object as it is stored now. */
        record Written(JsonNode object) implements Result {}

        /** The API server, or the way to it, refused. */
        record Refused(String error) implements Result {}
    }

    /** Writes a status over the version {@code resourceVersion}; another version is refused by the API server. */
    public Result write(Kind<JsonNode> kind, ObjectKey key, String resourceVersion, HorizontalStatus status) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").put("resourceVersion", resourceVersion);
        ObjectNode fields = patch.putObject("status");
        JsonNode written = HorizontalJson.write(status);
        // A field that has gone must be named to go: a merge patch leaves out nothing by itself.
        FIELDS.forEach(field -> fields.set(field, written.has(field) ? written.get(field) : fields.nullNode()));
        try {
            return new Result.Written(objects.patch(kind, key, "status", PatchType.MERGE, patch));
        } catch (KubeException e) {
            return new Result.Refused(e.serverMessage());
        } catch (IOException e) {
            return new Result.Refused(String.valueOf(e.getMessage()));
        }
    }
}
