package dev.windlass.kube.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Scale subresources by path. */
final class FakeScales {
    private record Held(int replicas, String selector, long version) {}

    private final Map<String, Held> held = new ConcurrentHashMap<>();

    void put(String path, int replicas, String selector) {
        held.put(path, new Held(replicas, selector, 1));
    }

    FakeWrites.Reply answer(RecordedRequest request, JsonNode document) {
        Held scale = held.get(request.path());
        if (scale == null) {
            return new FakeWrites.Reply(404, FakeForm.status(404, "NotFound"));
        }
        if (request.method().equals("PUT")) {
            String asked = document.at("/metadata/resourceVersion").asText("");
            if (!asked.isEmpty() && !asked.equals(Long.toString(scale.version()))) {
                return new FakeWrites.Reply(409, FakeForm.status(409, "Conflict"));
            }
            scale = new Held(document.at("/spec/replicas").asInt(), scale.selector(), scale.version() + 1);
            held.put(request.path(), scale);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("apiVersion", "autoscaling/v1").put("kind", "Scale");
        json.putObject("metadata").put("resourceVersion", Long.toString(scale.version()));
        json.putObject("spec").put("replicas", scale.replicas());
        json.putObject("status").put("replicas", scale.replicas()).put("selector", scale.selector());
        return new FakeWrites.Reply(200, json);
    }
}
