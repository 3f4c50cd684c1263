package dev.windlass.autoscaler.source.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.object.HorizontalJson;
import dev.windlass.autoscaler.horizontal.object.SpecDefaults;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.ObjectKey;

/**
 * A HorizontalPodAutoscaler as the watch brought it.
 *
 * @param resourceVersion of the object; a status write must name it
 * @param explain whether every evaluation is to be published, also one that changes nothing
 */
public record WatchedAutoscaler(Autoscaler autoscaler, String resourceVersion, boolean explain) {
    /** Autoscalers are few and their status is written whole, so they are read as JSON. */
    public static final Kind<JsonNode> KIND =
            Kind.jsonNamespaced("autoscaling/v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler");

    /** The annotation that asks for an explanation of every evaluation. */
    public static final String EXPLAIN = "autoscaling.windlass.dev/explain";

    public static WatchedAutoscaler of(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new WatchedAutoscaler(
                new Autoscaler(
                        metadata.path("namespace").asText(),
                        metadata.path("name").asText(),
                        metadata.path("uid").asText(),
                        metadata.path("generation").asLong(),
                        SpecDefaults.applyTo(HorizontalJson.spec(object.path("spec"))),
                        HorizontalJson.status(object.path("status"))),
                metadata.path("resourceVersion").asText(),
                metadata.path("annotations").path(EXPLAIN).asText().equals("true"));
    }

    public ObjectKey key() {
        return new ObjectKey(autoscaler.namespace(), autoscaler.name());
    }
}
