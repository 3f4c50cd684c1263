package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.resource.ResourceNames;
import dev.windlass.autoscaler.source.CatalogRefresh;
import dev.windlass.autoscaler.source.CustomMetrics;
import dev.windlass.autoscaler.source.MetricReader;
import dev.windlass.autoscaler.source.prometheus.PrometheusClient;
import dev.windlass.autoscaler.source.prometheus.PrometheusSettings;
import dev.windlass.autoscaler.source.usage.ApiUsage;
import dev.windlass.autoscaler.source.usage.StreamUsage;
import dev.windlass.autoscaler.source.usage.UsageChoice;
import dev.windlass.autoscaler.source.usage.UsageTable;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.read.ReaderMetrics;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.sample.SampleCodec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything metric values are read from. */
final class MetricSources implements AutoCloseable {
    private final UsageTable usage;
    private final UsageChoice choice;
    private final TopicReader samples;
    private final @Nullable PrometheusClient prometheus;
    private final @Nullable CatalogRefresh refresh;
    private final @Nullable CustomMetrics custom;
    private final MetricReader reader;
    private final InstantSource time;

    /** @throws IOException when the Prometheus' authorities cannot be read */
    MetricSources(
            AutoscalerConfig config,
            KubeConnection connection,
            ResourceNames names,
            TopicSource source,
            StreamSettings stream,
            InstantSource time)
            throws IOException {
        this.time = time;
        this.usage = new UsageTable(config.samplesMaxAge());
        this.choice = new UsageChoice(usage, new StreamUsage(usage), new ApiUsage(connection, config.requestTimeout()));
        this.samples = source.follow(
                Set.of(stream.topics().samples()),
                Start.since(config.samplesMaxAge()),
                new SampleCodec(),
                received -> received.value().found().ifPresent(sample -> usage.accept(sample, received.context())));
        Optional<PrometheusSettings> settings = SettingsReading.prometheus(config);
        if (settings.isPresent()) {
            this.prometheus = new PrometheusClient(settings.get());
            this.refresh = new CatalogRefresh(SettingsReading.rules(config), prometheus, names, time).start();
            this.custom = new CustomMetrics(refresh, prometheus, names);
        } else {
            this.prometheus = null;
            this.refresh = null;
            this.custom = null;
        }
        this.reader = new MetricReader(choice, custom, names);
    }

    void bindTo(MeterRegistry meters) {
        new ReaderMetrics(samples, "samples").bindTo(meters);
        Gauge.builder("windlass_autoscaler_usage_source", () -> isStreaming() ? 1 : 0)
                .tag("source", "samples")
                .description("1 for the source that usage is read from")
                .register(meters);
        Gauge.builder("windlass_autoscaler_usage_source", () -> isStreaming() ? 0 : 1)
                .tag("source", "metrics.k8s.io")
                .description("1 for the source that usage is read from")
                .register(meters);
        Gauge.builder("windlass_autoscaler_usage_pods", usage, UsageTable::size)
                .description("Pods whose usage is held")
                .register(meters);
        Gauge.builder("windlass_autoscaler_usage_age_seconds", this::ageSeconds)
                .description("Time since the newest scrape that was read from the stream; NaN before the first")
                .register(meters);
    }

    private double ageSeconds() {
        return usage.newest()
                .map(newest -> Duration.between(newest, time.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    MetricReader reader() {
        return reader;
    }

    /** The node whose kubelet measured the pod last, as the stream tells it. */
    Optional<String> node(ObjectKey pod) {
        return usage.node(pod);
    }

    /** Whether usage comes from the stream at this moment. */
    boolean isStreaming() {
        return choice.isStreaming(time.instant());
    }

    /** Waits until the stream's recent samples were read, so that a start does not judge by half of them. */
    boolean awaitSamples(Duration deadline) throws InterruptedException {
        return samples.awaitCaughtUp(deadline);
    }

    /** Custom and external metrics; empty when no Prometheus is configured. */
    Optional<CustomMetrics> custom() {
        return Optional.ofNullable(custom);
    }

    /** What keeps the list of metrics from being up to date; empty when nothing does. */
    String catalogError() {
        return refresh == null ? "" : refresh.error();
    }

    @Override
    public void close() {
        samples.close();
        if (refresh != null) {
            refresh.close();
        }
        if (prometheus != null) {
            prometheus.close();
        }
    }
}
