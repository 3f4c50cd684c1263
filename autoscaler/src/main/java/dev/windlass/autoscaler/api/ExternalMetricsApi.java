package dev.windlass.autoscaler.api;

import dev.windlass.autoscaler.source.CustomMetrics;
import dev.windlass.autoscaler.source.CustomMetrics.Answer;
import dev.windlass.autoscaler.source.MetricTexts;
import dev.windlass.kube.aggregated.ApiGroup;
import dev.windlass.kube.aggregated.ApiRequest;
import dev.windlass.kube.aggregated.ApiResult;
import dev.windlass.kube.aggregated.ResourceDescription;
import dev.windlass.kube.aggregated.StatusFailure;
import java.time.InstantSource;
import java.util.List;

/** {@code external.metrics.k8s.io}: values of metrics of nothing in the cluster, narrowed by a selector on their labels. */
public final class ExternalMetricsApi implements ApiGroup {
    private final CustomMetrics metrics;
    private final InstantSource time;

    public ExternalMetricsApi(CustomMetrics metrics, InstantSource time) {
        this.metrics = metrics;
        this.time = time;
    }

    @Override
    public String name() {
        return "external.metrics.k8s.io";
    }

    @Override
    public List<String> versions() {
        return List.of("v1beta1");
    }

    @Override
    public List<ResourceDescription> resources(String version) {
        return metrics.catalog().externalMetrics().stream()
                .sorted()
                .map(name ->
                        new ResourceDescription(name, "", true, "ExternalMetricValueList", List.of("get"), List.of()))
                .toList();
    }

    /** The metric stands where other groups have their resource, and there is nothing behind it. */
    @Override
    public ApiResult handle(ApiRequest request) {
        String metric = request.resource();
        if (request.namespace().isEmpty() || metric.isEmpty() || !request.name().isEmpty()) {
            return new ApiResult.Failed(StatusFailure.unknownPath());
        }
        return switch (metrics.external(request.namespace(), metric, request.labelSelector(), time.instant())) {
            case Answer.Values values -> new ApiResult.Found(MetricValues.external(metric, values.items()));
            case Answer.UnknownMetric _ ->
                new ApiResult.Failed(StatusFailure.notFound(MetricTexts.unknownExternal(metric)));
            case Answer.BadSelector(String message) -> new ApiResult.Failed(StatusFailure.badRequest(message));
            case Answer.SourceFailed _ -> new ApiResult.Failed(CustomMetricsApi.unfetched());
        };
    }
}
