package dev.windlass.autoscaler.source.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.AutoscalerKey;
import dev.windlass.autoscaler.horizontal.AutoscalerKind;
import dev.windlass.autoscaler.horizontal.object.HorizontalJson;
import dev.windlass.autoscaler.horizontal.object.SpecDefaults;
import dev.windlass.kube.kind.Kind;

/**
 * An autoscaler as the watch brought it.
 *
 * @param resourceVersion of the object; a status write must name it
 * @param explain whether every evaluation is to be published, also one that changes nothing
 */
public record WatchedAutoscaler(Autoscaler autoscaler, String resourceVersion, boolean explain) {
    // Autoscalers are few and their status is written whole, so they are read as JSON.
    private static final Kind<JsonNode> HORIZONTAL_POD_AUTOSCALERS =
            resource(AutoscalerKind.HORIZONTAL_POD_AUTOSCALER, "horizontalpodautoscalers");
    private static final Kind<JsonNode> WORKLOAD_AUTOSCALERS =
            resource(AutoscalerKind.WORKLOAD_AUTOSCALER, "workloadautoscalers");

    /** The annotation that asks for an explanation of every evaluation. */
    public static final String EXPLAIN = "autoscaling.windlass.dev/explain";

    private static Kind<JsonNode> resource(AutoscalerKind kind, String plural) {
        return Kind.jsonNamespaced(kind.apiVersion(), plural, kind.kind());
    }

    /** Where the API server keeps the autoscalers of a kind. */
    public static Kind<JsonNode> resource(AutoscalerKind kind) {
        return switch (kind) {
            case HORIZONTAL_POD_AUTOSCALER -> HORIZONTAL_POD_AUTOSCALERS;
            case WORKLOAD_AUTOSCALER -> WORKLOAD_AUTOSCALERS;
        };
    }

    public static WatchedAutoscaler of(AutoscalerKind kind, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new WatchedAutoscaler(
                new Autoscaler(
                        kind,
                        metadata.path("namespace").asText(),
                        metadata.path("name").asText(),
                        metadata.path("uid").asText(),
                        metadata.path("generation").asLong(),
                        SpecDefaults.applyTo(HorizontalJson.spec(object.path("spec"))),
                        HorizontalJson.status(object.path("status"))),
                metadata.path("resourceVersion").asText(),
                metadata.path("annotations").path(EXPLAIN).asText().equals("true"));
    }

    public AutoscalerKey key() {
        return autoscaler.key();
    }
}
