package dev.windlass.autoscaler.source;

import dev.windlass.autoscaler.horizontal.MetricQuery;
import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.autoscaler.horizontal.object.TargetRef;
import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.autoscaler.resource.ResourceNames;
import dev.windlass.autoscaler.source.usage.UsageSource;
import dev.windlass.kube.selector.LabelSelector;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers the queries of one evaluation, each from its source. What cannot be read is a reading that says why. */
public final class MetricReader {
    private static final String NOT_CONFIGURED =
            "no Prometheus is configured (windlass.autoscaler.prometheus.url and windlass.autoscaler.config)";

    private final UsageSource usage;
    private final @Nullable CustomMetrics custom;
    private final ResourceNames names;

    /** @param custom {@code null} when no Prometheus is configured */
    public MetricReader(UsageSource usage, @Nullable CustomMetrics custom, ResourceNames names) {
        this.usage = usage;
        this.custom = custom;
        this.names = names;
    }

    /** The readings of an evaluation, how long each took, and the traces of the scrapes they come from. */
    public record Readings(List<MetricReading> readings, List<Duration> times, List<SpanContext> traces) {
        public Readings {
            readings = List.copyOf(readings);
            times = List.copyOf(times);
            traces = List.copyOf(traces);
        }
    }

    /**
     * @param pods the pods of the autoscaler
     * @return one reading for each query, in order
     */
    public Readings read(List<MetricQuery> queries, List<PodState> pods, Instant now) {
        List<MetricReading> readings = new ArrayList<>();
        List<Duration> times = new ArrayList<>();
        List<SpanContext> traces = new ArrayList<>();
        UsageSource.@Nullable Usages usages = null;
        for (MetricQuery query : queries) {
            long began = System.nanoTime();
            if (query instanceof MetricQuery.Usage wanted) {
                // Every resource metric of an evaluation is judged on the same answer.
                usages = usages == null ? usage.read(wanted.namespace(), wanted.podSelector(), pods, now) : usages;
                readings.add(usages.reading());
                traces.addAll(usages.traces());
            } else {
                readings.add(read(query, pods, now));
            }
            times.add(Duration.ofNanos(System.nanoTime() - began));
        }
        return new Readings(readings, times, traces.stream().distinct().toList());
    }

    private MetricReading read(MetricQuery query, List<PodState> pods, Instant now) {
        CustomMetrics metrics = custom;
        if (query instanceof MetricQuery.Nothing) {
            return new MetricReading.NotAsked();
        }
        if (metrics == null) {
            return failed(NOT_CONFIGURED);
        }
        return switch (query) {
            case MetricQuery.PodMetric pod -> pods(metrics, pod, pods, now);
            case MetricQuery.ObjectMetric object -> object(metrics, object, now);
            case MetricQuery.NamespaceMetric namespace ->
                single(
                        metrics,
                        names.resource("", "namespaces"),
                        new One("", namespace.namespace(), namespace.metric(), namespace.metricSelector()),
                        now);
            case MetricQuery.ExternalMetric external -> external(metrics, external, now);
            case MetricQuery.Usage _, MetricQuery.Nothing _ ->
                throw new IllegalStateException("answered before: " + query);
        };
    }

    private MetricReading pods(CustomMetrics metrics, MetricQuery.PodMetric query, List<PodState> pods, Instant now) {
        Optional<ApiResource> resource = names.resource("", "pods");
        if (resource.isEmpty()) {
            return failed("the API server's resources are not known yet");
        }
        CustomMetrics.Answer answer = metrics.ofObjects(
                resource.get(),
                query.namespace(),
                pods.stream().map(PodState::name).toList(),
                query.metric(),
                LabelSelector.parse(query.metricSelector()),
                now);
        return switch (answer) {
            case CustomMetrics.Answer.Values values ->
                new MetricReading.PodValues(
                        values.items().stream()
                                .map(v -> new MetricReading.PodValue(
                                        v.name(), v.timestamp(), MetricReading.PodValue.DEFAULT_WINDOW, v.milli()))
                                .toList(),
                        CustomMetrics.SOURCE);
            case CustomMetrics.Answer.UnknownMetric _ -> failed(MetricTexts.unknown(query.metric(), "pods"));
            case CustomMetrics.Answer.BadSelector(String message) -> failed(message);
            case CustomMetrics.Answer.SourceFailed(String detail) -> failed(detail);
        };
    }

    /** A metric of one object; an empty namespace for one without. */
    private record One(String namespace, String name, String metric, String metricSelector) {}

    private MetricReading object(CustomMetrics metrics, MetricQuery.ObjectMetric query, Instant now) {
        TargetRef object = query.object();
        return switch (object.group()) {
            case TargetRef.GroupParse.Malformed(String message) -> failed(message);
            case TargetRef.GroupParse.Group(String group) -> {
                Optional<ApiResource> resource =
                        names.ofKind(group, object.kind()).stream().findFirst();
                String namespace = resource.map(ApiResource::namespaced).orElse(true) ? query.namespace() : "";
                yield single(
                        metrics,
                        resource,
                        new One(namespace, object.name(), query.metric(), query.metricSelector()),
                        now);
            }
        };
    }

    private MetricReading single(CustomMetrics metrics, Optional<ApiResource> resource, One one, Instant now) {
        if (resource.isEmpty()) {
            return failed("the API server knows no such resource");
        }
        CustomMetrics.Answer answer = metrics.ofObjects(
                resource.get(),
                one.namespace(),
                List.of(one.name()),
                one.metric(),
                LabelSelector.parse(one.metricSelector()),
                now);
        return switch (answer) {
            case CustomMetrics.Answer.Values values ->
                values.items().stream()
                        .findFirst()
                        .<MetricReading>map(
                                v -> new MetricReading.SingleValue(v.milli(), v.timestamp(), CustomMetrics.SOURCE))
                        .orElseGet(() -> failed(MetricTexts.noValue(
                                one.metric(), resource.get().groupResource(), one.name(), one.metricSelector())));
            case CustomMetrics.Answer.UnknownMetric _ ->
                failed(MetricTexts.unknown(one.metric(), resource.get().groupResource()));
            case CustomMetrics.Answer.BadSelector(String message) -> failed(message);
            case CustomMetrics.Answer.SourceFailed(String detail) -> failed(detail);
        };
    }

    private static MetricReading external(CustomMetrics metrics, MetricQuery.ExternalMetric query, Instant now) {
        CustomMetrics.Answer answer =
                metrics.external(query.namespace(), query.metric(), LabelSelector.parse(query.metricSelector()), now);
        return switch (answer) {
            case CustomMetrics.Answer.Values values ->
                new MetricReading.SeriesValues(
                        values.items().stream()
                                .map(CustomMetrics.ObjectValue::milli)
                                .toList(),
                        CustomMetrics.SOURCE);
            case CustomMetrics.Answer.UnknownMetric _ -> failed(MetricTexts.unknownExternal(query.metric()));
            case CustomMetrics.Answer.BadSelector(String message) -> failed(message);
            case CustomMetrics.Answer.SourceFailed(String detail) -> failed(detail);
        };
    }

    private static MetricReading failed(String error) {
        return new MetricReading.Failed(error, CustomMetrics.SOURCE);
    }
}
