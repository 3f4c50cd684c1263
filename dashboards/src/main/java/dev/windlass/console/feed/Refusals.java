package dev.windlass.console.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.console.projection.ObjectName;
import dev.windlass.console.projection.Refusal;
import java.time.DateTimeException;
import java.time.Instant;

/** The cluster-autoscaler's events on pods it could not help, ours and the upstream one's alike. */
final class Refusals {
    static final String REASON = "NotTriggerScaleUp";

    private Refusals() {}

    static Refusal refusal(JsonNode event) {
        JsonNode pod = event.path("involvedObject");
        return new Refusal(
                new ObjectName(pod.path("namespace").asText(), pod.path("name").asText()),
                event.path("message").asText(),
                time(event));
    }

    /** Events carry their time in different places, by the API their recorder used. */
    private static Instant time(JsonNode event) {
        for (JsonNode candidate : new JsonNode[] {
            event.path("series").path("lastObservedTime"),
            event.path("lastTimestamp"),
            event.path("eventTime"),
            event.path("metadata").path("creationTimestamp")
        }) {
            try {
                return Instant.parse(candidate.asText());
            } catch (DateTimeException e) {
                continue;
            }
        }
        return Instant.EPOCH;
    }
}
