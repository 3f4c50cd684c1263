package dev.windlass.autoscaler.api;

import dev.windlass.autoscaler.api.MetricValues.Asked;
import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.autoscaler.resource.ResourceNames;
import dev.windlass.autoscaler.source.CustomMetrics;
import dev.windlass.autoscaler.source.CustomMetrics.Answer;
import dev.windlass.autoscaler.source.MetricTexts;
import dev.windlass.kube.aggregated.ApiGroup;
import dev.windlass.kube.aggregated.ApiRequest;
import dev.windlass.kube.aggregated.ApiResult;
import dev.windlass.kube.aggregated.ResourceDescription;
import dev.windlass.kube.aggregated.StatusFailure;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.selector.SelectorException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code custom.metrics.k8s.io}: values of metrics of objects, one or all that a selector matches. */
public final class CustomMetricsApi implements ApiGroup {
    private static final System.Logger LOG = System.getLogger(CustomMetricsApi.class.getName());
    private static final String V1BETA2 = "v1beta2";
    private static final String V1BETA1 = "v1beta1";
    private static final String ALL = "*";
    /** In the place of a resource: a metric of the namespace itself. */
    private static final String OF_NAMESPACE = "metrics";

    private final CustomMetrics metrics;
    private final ResourceNames names;
    private final ObjectLister objects;
    private final InstantSource time;

    public CustomMetricsApi(CustomMetrics metrics, ResourceNames names, ObjectLister objects, InstantSource time) {
        this.metrics = metrics;
        this.names = names;
        this.objects = objects;
        this.time = time;
    }

    @Override
    public String name() {
        return "custom.metrics.k8s.io";
    }

    @Override
    public List<String> versions() {
        return List.of(V1BETA2, V1BETA1);
    }

    @Override
    public List<ResourceDescription> resources(String version) {
        return metrics.catalog().customMetrics().stream()
                .map(entry -> new ResourceDescription(
                        entry.resource().groupResource() + "/" + entry.metric().name(),
                        "",
                        entry.resource().namespaced(),
                        "MetricValueList",
                        List.of("get"),
                        List.of()))
                .sorted(Comparator.comparing(ResourceDescription::name))
                .toList();
    }

    @Override
    public ApiResult handle(ApiRequest request) {
        boolean ofNamespace = !request.namespace().isEmpty()
                && request.resource().equals(OF_NAMESPACE)
                && request.subresource().isEmpty();
        String metric = ofNamespace ? request.name() : request.subresource();
        if (metric.isEmpty() || metric.contains("/")) {
            return new ApiResult.Failed(StatusFailure.unknownPath());
        }
        Optional<ApiResource> resource = ofNamespace ? names.resource("", "namespaces") : resource(request.resource());
        if (resource.isEmpty()) {
            return new ApiResult.Failed(StatusFailure.unknownPath());
        }
        try {
            LabelSelector selector = LabelSelector.parse(request.query().first("metricLabelSelector"));
            return ofNamespace
                    ? ofNamespace(request, new Asked(resource.get(), "", metric, selector))
                    : ofObjects(request, new Asked(resource.get(), request.namespace(), metric, selector));
        } catch (SelectorException e) {
            return new ApiResult.Failed(StatusFailure.badRequest(String.valueOf(e.getMessage())));
        }
    }

    /** {@code plural} or {@code plural.group}. */
    private Optional<ApiResource> resource(String groupResource) {
        int dot = groupResource.indexOf('.');
        return dot < 0
                ? names.resource("", groupResource)
                : names.resource(groupResource.substring(dot + 1), groupResource.substring(0, dot));
    }

    private ApiResult ofNamespace(ApiRequest request, Asked asked) {
        if (request.namespace().equals(ALL)) {
            return new ApiResult.Failed(
                    StatusFailure.badRequest("cannot fetch metrics for multiple namespaces at once"));
        }
        return answer(request, asked, List.of(request.namespace()), request.namespace());
    }

    private ApiResult ofObjects(ApiRequest request, Asked asked) {
        if (!request.name().equals(ALL)) {
            return answer(request, asked, List.of(request.name()), request.name());
        }
        try {
            List<String> found = objects.names(asked.resource(), asked.namespace(), request.labelSelector());
            // Nothing to ask about: the peer answers as it does for a metric that is not there.
            return found.isEmpty() ? notFound(asked) : answer(request, asked, found, ALL);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "objects not listed: resource={0} namespace={1} reason={2}",
                    asked.resource().groupResource(),
                    asked.namespace(),
                    e.getMessage());
            return new ApiResult.Failed(unfetched());
        }
    }

    private ApiResult answer(ApiRequest request, Asked asked, List<String> wanted, String shown) {
        Answer answer = metrics.ofObjects(
                asked.resource(), asked.namespace(), wanted, asked.metric(), asked.selector(), time.instant());
        return switch (answer) {
            case Answer.Values values
            when values.items().isEmpty() ->
                shown.equals(ALL)
                        ? notFound(asked)
                        : new ApiResult.Failed(StatusFailure.notFound(MetricTexts.noValue(
                                asked.metric(),
                                asked.resource().groupResource(),
                                shown,
                                asked.selector().toString())));
            case Answer.Values values ->
                new ApiResult.Found(
                        request.version().equals(V1BETA1)
                                ? MetricValues.v1beta1(asked, values.items())
                                : MetricValues.v1beta2(asked, values.items()));
            case Answer.UnknownMetric _ -> notFound(asked);
            case Answer.BadSelector(String message) -> new ApiResult.Failed(StatusFailure.badRequest(message));
            case Answer.SourceFailed _ -> new ApiResult.Failed(unfetched());
        };
    }

    private static ApiResult notFound(Asked asked) {
        return new ApiResult.Failed(StatusFailure.notFound(
                MetricTexts.unknown(asked.metric(), asked.resource().groupResource())));
    }

    /** No details: they may name hosts that callers have no business with. */
    static StatusFailure unfetched() {
        return new StatusFailure(500, "InternalError", "unable to fetch metrics", null);
    }
}
