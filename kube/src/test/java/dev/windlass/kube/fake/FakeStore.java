package dev.windlass.kube.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.selector.FieldSelector;
import dev.windlass.kube.selector.LabelSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Objects with versions, and the events that led to them. Thread-safe. */
final class FakeStore {
    record Event(long version, String collection, String type, ObjectNode object) {}

    private final Map<String, Map<String, ObjectNode>> collections = new HashMap<>();
    private final List<Event> history = new ArrayList<>();
    private long version = 100;
    private long compacted = 0;

    synchronized long version() {
        return version;
    }

    /** Everything before now is forgotten: older versions are gone. */
    synchronized void compact() {
        version++;
        compacted = version;
        history.clear();
    }

    synchronized boolean isGone(long asked) {
        return asked < compacted;
    }

    synchronized Optional<ObjectNode> get(String collection, String namespace, String name) {
        return Optional.ofNullable(
                        collections.getOrDefault(collection, Map.of()).get(namespace + "/" + name))
                .map(ObjectNode::deepCopy);
    }

    synchronized ObjectNode put(String collection, ObjectNode object) {
        ObjectNode stored = object.deepCopy();
        version++;
        ObjectNode metadata = stored.withObjectProperty("metadata");
        metadata.put("resourceVersion", Long.toString(version));
        if (!metadata.has("uid")) {
            metadata.put("uid", "uid-" + version);
        }
        ObjectNode before =
                collections.computeIfAbsent(collection, _ -> new TreeMap<>()).put(key(stored), stored);
        record(collection, before == null ? "ADDED" : "MODIFIED", stored);
        return stored.deepCopy();
    }

    synchronized Optional<ObjectNode> remove(String collection, String namespace, String name) {
        ObjectNode removed =
                collections.getOrDefault(collection, new TreeMap<>()).remove(namespace + "/" + name);
        if (removed == null) {
            return Optional.empty();
        }
        version++;
        removed.withObjectProperty("metadata").put("resourceVersion", Long.toString(version));
        record(collection, "DELETED", removed);
        return Optional.of(removed);
    }

    private void record(String collection, String type, ObjectNode object) {
        history.add(new Event(version, collection, type, object.deepCopy()));
        notifyAll();
    }

    synchronized List<ObjectNode> list(String collection, String namespace, Map<String, String> query) {
        List<ObjectNode> matching = new ArrayList<>();
        for (ObjectNode object : collections.getOrDefault(collection, Map.of()).values()) {
            if (matches(object, namespace, query)) {
                matching.add(object.deepCopy());
            }
        }
        return matching;
    }

    /** Events after a version; waits a little for the first. */
    synchronized List<Event> eventsAfter(
            long after, String collection, String namespace, Map<String, String> query, long waitMillis)
            throws InterruptedException {
        List<Event> events = collect(after, collection, namespace, query);
        if (events.isEmpty()) {
            wait(waitMillis);
            events = collect(after, collection, namespace, query);
        }
        return events;
    }

    private List<Event> collect(long after, String collection, String namespace, Map<String, String> query) {
        return history.stream()
                .filter(event -> event.version() > after
                        && event.collection().equals(collection)
                        && matches(event.object(), namespace, query))
                .toList();
    }

    private static boolean matches(ObjectNode object, String namespace, Map<String, String> query) {
        Map<String, String> labels = new HashMap<>();
        object.path("metadata")
                .path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return (namespace.isEmpty()
                        || namespace.equals(
                                object.path("metadata").path("namespace").asText("")))
                && LabelSelector.parse(query.getOrDefault("labelSelector", "")).matches(labels)
                && FieldSelector.parse(query.getOrDefault("fieldSelector", ""))
                        .matches(field ->
                                object.at("/" + field.replace('.', '/')).asText(""));
    }

    private static String key(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata.path("namespace").asText("") + "/"
                + metadata.path("name").asText();
    }
}
