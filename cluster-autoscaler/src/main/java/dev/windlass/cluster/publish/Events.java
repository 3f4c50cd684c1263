package dev.windlass.cluster.publish;

import dev.windlass.cluster.snapshot.Pod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Events on the objects a decision concerns. An event equal to one of the last five minutes is dropped. Safe for any thread. */
public final class Events {
    private static final Duration REPEAT_AFTER = Duration.ofMinutes(5);
    private static final int REMEMBERED = 20_000;

    private final Sink sink;
    private final InstantSource clock;
    private final Map<Event, Instant> recent = new LinkedHashMap<>();

    public Events(Sink sink, InstantSource clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /** Where events go; must not block. */
    @FunctionalInterface
    public interface Sink {
        void record(Event event);
    }

    /** Whether something went as it should. */
    public enum Kind {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As the API spells it. */
        public String text() {
            return text;
        }
    }

    /** The object an event is about. */
    public record About(String kind, String namespace, String name, String uid) {}

    /** One event. */
    public record Event(About about, Kind kind, String reason, String message) {
        public Event {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
        }
    }

    public void onPod(Pod pod, Kind kind, String reason, String message) {
        About about = new About("Pod", pod.key().namespace(), pod.key().name(), pod.uid());
        record(new Event(about, kind, reason, message));
    }

    /** Events of nodes carry the node's name as uid, as the kubelet's do, so that they are found together. */
    public void onNode(String node, Kind kind, String reason, String message) {
        record(new Event(new About("Node", "", node, node), kind, reason, message));
    }

    public void onConfigMap(String namespace, String name, Kind kind, String reason, String message) {
        record(new Event(new About("ConfigMap", namespace, name, ""), kind, reason, message));
    }

    private void record(Event event) {
        if (isNew(event)) {
            sink.record(event);
        }
    }

    private synchronized boolean isNew(Event event) {
        Instant now = clock.instant();
        Instant before = recent.get(event);
        if (before != null && now.isBefore(before.plus(REPEAT_AFTER))) {
            return false;
        }
        recent.remove(event);
        recent.put(event, now);
        recent.entrySet().removeIf(entry -> !now.isBefore(entry.getValue().plus(REPEAT_AFTER)));
        if (recent.size() > REMEMBERED) {
            recent.clear();
        }
        return true;
    }
}
