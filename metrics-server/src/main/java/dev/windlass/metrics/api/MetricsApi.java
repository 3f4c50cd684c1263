package dev.windlass.metrics.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.aggregated.ApiGroup;
import dev.windlass.kube.aggregated.ApiRequest;
import dev.windlass.kube.aggregated.ApiResult;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.ResourceDescription;
import dev.windlass.kube.aggregated.Schemas;
import dev.windlass.kube.aggregated.StatusFailure;
import dev.windlass.kube.selector.FieldSelector;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The group {@code metrics.k8s.io}: {@code nodes} and {@code pods}, get and list, the same in both versions. Discovery answers
 * from the first moment on; objects as soon as nodes and pods are known.
 */
public final class MetricsApi implements ApiGroup {
    private static final String GROUP = "metrics.k8s.io";
    private static final List<String> VERSIONS = List.of("v1", "v1beta1");
    private static final Set<String> KNOWN_FIELDS = Set.of("metadata.name", "metadata.namespace");

    private static final ObjectNode SCHEMAS = Schemas.read(MetricsApi.class, "schemas.json");

    private final Readings readings;
    private final BooleanSupplier objectsKnown;
    private final FreshnessMetric freshness;
    private final InstantSource time;

    /** @param objectsKnown whether nodes and pods have been listed once */
    public MetricsApi(Readings readings, BooleanSupplier objectsKnown, FreshnessMetric freshness, InstantSource time) {
        this.readings = readings;
        this.objectsKnown = objectsKnown;
        this.freshness = freshness;
        this.time = time;
    }

    @Override
    public String name() {
        return GROUP;
    }

    @Override
    public List<String> versions() {
        return VERSIONS;
    }

    @Override
    public List<ResourceDescription> resources(String version) {
        return List.of(
                ResourceDescription.cluster("nodes", "NodeMetrics", "get", "list"),
                ResourceDescription.namespaced("pods", "PodMetrics", "get", "list"));
    }

    @Override
    public Schemas schemas(String version) {
        return new Schemas("io.k8s.metrics.pkg.apis.metrics." + version, SCHEMAS);
    }

    @Override
    public ApiResult handle(ApiRequest request) {
        if (!request.subresource().isEmpty()) {
            return new ApiResult.Failed(StatusFailure.unknownPath());
        }
        Optional<StatusFailure> refusal = refusal(request);
        if (refusal.isPresent()) {
            return new ApiResult.Failed(refusal.get());
        }
        return switch (request.resource()) {
            case "nodes" -> request.namespace().isEmpty() ? nodes(request) : notServed();
            case "pods" -> pods(request);
            default -> notServed();
        };
    }

    private static ApiResult notServed() {
        return new ApiResult.Failed(StatusFailure.unknownPath());
    }

    private Optional<StatusFailure> refusal(ApiRequest request) {
        if (!objectsKnown.getAsBoolean()) {
            return Optional.of(StatusFailure.serviceUnavailable("nodes and pods are not known yet"));
        }
        return request.fieldSelector().terms().stream()
                .map(FieldSelector.Term::field)
                .filter(field -> !KNOWN_FIELDS.contains(field))
                .findFirst()
                .map(field -> StatusFailure.badRequest("\"" + field
                        + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""));
    }

    private ApiResult nodes(ApiRequest request) {
        Instant now = time.instant();
        NodeForm form = new NodeForm(GROUP + "/" + request.version(), now);
        return switch (request.verb()) {
            case LIST -> {
                List<NodeReading> found =
                        readings.nodes(request.labelSelector(), node -> fields(request, "", node.name()));
                found.forEach(reading -> freshness.served(reading.usage(), now));
                yield found(form.list(found));
            }
            case GET ->
                switch (readings.node(request.name())) {
                    case Lookup.Found<NodeReading>(NodeReading reading) -> {
                        freshness.served(reading.usage(), now);
                        yield found(form.single(reading));
                    }
                    case Lookup.WithoutUsage<NodeReading> _ ->
                        new ApiResult.Failed(StatusFailure.notFound(GROUP, "nodemetrics", request.name()));
                    case Lookup.Unknown<NodeReading> _ ->
                        new ApiResult.Failed(StatusFailure.notFound("", "node", request.name()));
                };
        };
    }

    private ApiResult pods(ApiRequest request) {
        Instant now = time.instant();
        PodForm form = new PodForm(GROUP + "/" + request.version(), now);
        return switch (request.verb()) {
            case LIST -> {
                PodReadings found = readings.pods(
                        request.namespace(),
                        request.labelSelector(),
                        pod -> fields(request, pod.namespace(), pod.name()));
                yield found(form.list(freshness.observing(found, now)));
            }
            case GET -> {
                if (request.namespace().isEmpty()) {
                    yield notServed();
                }
                yield switch (readings.pod(request.namespace(), request.name())) {
                    case Lookup.Found<PodReading>(PodReading reading) -> {
                        reading.usage().earliest().ifPresent(usage -> freshness.served(usage, now));
                        yield found(form.single(reading));
                    }
                    case Lookup.WithoutUsage<PodReading> _ ->
                        new ApiResult.Failed(StatusFailure.notFound(
                                GROUP, "podmetrics", request.namespace() + "/" + request.name()));
                    case Lookup.Unknown<PodReading> _ ->
                        new ApiResult.Failed(StatusFailure.notFound("", "pods", request.name()));
                };
            }
        };
    }

    private static ApiResult found(Representation representation) {
        return new ApiResult.Found(representation);
    }

    private static boolean fields(ApiRequest request, String namespace, String name) {
        if (request.fieldSelector().terms().isEmpty()) {
            return true;
        }
        Map<String, String> values = Map.of("metadata.name", name, "metadata.namespace", namespace);
        return request.fieldSelector().matches(field -> values.getOrDefault(field, ""));
    }
}
