package dev.windlass.kube.election;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.kind.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What a Lease says.
 *
 * @param holder empty when nobody holds it
 * @param renewed and {@code acquired}: texts, for they are only compared; clocks of other machines mean nothing here
 */
record LeaseRecord(
        String holder, Duration leaseFor, String acquired, String renewed, int transitions, String resourceVersion) {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    static LeaseRecord read(JsonNode lease) {
        JsonNode spec = lease.path("spec");
        return new LeaseRecord(
                spec.path("holderIdentity").asText(""),
                Duration.ofSeconds(spec.path("leaseDurationSeconds").asLong(0)),
                spec.path("acquireTime").asText(""),
                spec.path("renewTime").asText(""),
                spec.path("leaseTransitions").asInt(0),
                lease.path("metadata").path("resourceVersion").asText(""));
    }

    static String time(Instant instant) {
        return MICROS.format(instant.atOffset(ZoneOffset.UTC));
    }

    ObjectNode json(ObjectKey key) {
        ObjectNode lease = JsonNodeFactory.instance.objectNode();
        lease.put("apiVersion", "coordination.k8s.io/v1").put("kind", "Lease");
        ObjectNode metadata =
                lease.putObject("metadata").put("name", key.name()).put("namespace", key.namespace());
        if (!resourceVersion.isEmpty()) {
            metadata.put("resourceVersion", resourceVersion);
        }
        lease.putObject("spec")
                .put("holderIdentity", holder)
                .put("leaseDurationSeconds", Math.max(1, leaseFor.toSeconds()))
                .put("acquireTime", acquired)
                .put("renewTime", renewed)
                .put("leaseTransitions", transitions);
        return lease;
    }

    /** Whether the holder has shown no life between two readings. */
    boolean sameAs(LeaseRecord other) {
        return holder.equals(other.holder) && renewed.equals(other.renewed) && acquired.equals(other.acquired);
    }

    LeaseRecord heldBy(String identity, Duration duration, Instant now) {
        boolean mine = holder.equals(identity);
        String stamp = time(now);
        return new LeaseRecord(
                identity,
                duration,
                mine && !acquired.isEmpty() ? acquired : stamp,
                stamp,
                mine || holder.isEmpty() && acquired.isEmpty() ? transitions : transitions + 1,
                resourceVersion);
    }

    LeaseRecord released(Instant now) {
        return new LeaseRecord("", Duration.ofSeconds(1), acquired, time(now), transitions, resourceVersion);
    }
}
