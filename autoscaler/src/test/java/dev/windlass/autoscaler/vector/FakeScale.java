package dev.windlass.autoscaler.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.windlass.autoscaler.actuation.ScaleAccess;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.ScaleState;
import dev.windlass.autoscaler.horizontal.object.TargetRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The scale subresource of a scenario's target, with the faults it was told to show. */
final class FakeScale implements ScaleAccess {
    private static final Map<String, String> RESOURCES = Map.of(
            "apps/Deployment", "deployments.apps",
            "apps/StatefulSet", "statefulsets.apps",
            "apps/ReplicaSet", "replicasets.apps",
            "/ReplicationController", "replicationcontrollers",
            "example.dev/Widget", "widgets.example.dev");

    private final List<Integer> writes = new ArrayList<>();
    private ScaleState state = new ScaleState(0, 0, "");
    private JsonNode getError = MissingNode.getInstance();
    private JsonNode updateError = MissingNode.getInstance();
    private int conflicts;

    void replace(JsonNode scale) {
        state = new ScaleState(
                scale.path("specReplicas").asInt(),
                scale.path("statusReplicas").asInt(),
                scale.path("selector").asText(""));
        getError = scale.path("getError");
        updateError = scale.path("updateError");
        conflicts = updateError.path("times").asInt();
    }

    /** The workload's controller has done what was asked. */
    void settle() {
        state = new ScaleState(state.specReplicas(), state.specReplicas(), state.selector());
    }

    List<Integer> takeWrites() {
        List<Integer> taken = List.copyOf(writes);
        writes.clear();
        return taken;
    }

    @Override
    public ScaleReading read(String namespace, TargetRef target) {
        return switch (target.group()) {
            case TargetRef.GroupParse.Malformed(String message) -> new ScaleReading.BadReference(message);
            case TargetRef.GroupParse.Group(String group) -> {
                String resource = RESOURCES.get(group + "/" + target.kind());
                if (resource == null) {
                    yield new ScaleReading.NoSuchKind(
                            "no matches for kind \"" + target.kind() + "\" in group \"" + group + "\"");
                }
                yield getError.isObject()
                        ? new ScaleReading.Unreadable(text(getError, resource, target.name()))
                        : new ScaleReading.Read(state);
            }
        };
    }

    @Override
    public Write write(String namespace, TargetRef target, int replicas) {
        if (updateError.isObject()) {
            String resource = target.group() instanceof TargetRef.GroupParse.Group(String group)
                    ? RESOURCES.getOrDefault(group + "/" + target.kind(), "")
                    : "";
            String text = text(updateError, resource, target.name());
            if (!updateError.path("reason").asText().equals("Conflict")) {
                return new Write.Refused(text);
            }
            if (conflicts > 0) {
                conflicts--;
                return new Write.Conflict(text);
            }
        }
        state = new ScaleState(replicas, state.statusReplicas(), state.selector());
        writes.add(replicas);
        return new Write.Done();
    }

    private static String text(JsonNode error, String resource, String name) {
        return switch (error.path("reason").asText()) {
            case "NotFound" -> resource + " \"" + name + "\" not found";
            case "Conflict" ->
                "Operation cannot be fulfilled on " + resource + " \"" + name + "\": "
                        + error.path("message").asText();
            default -> error.path("message").asText();
        };
    }
}
