package dev.windlass.metrics.app;

import dev.windlass.kube.aggregated.Page;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.metrics.api.FreshnessMetric;
import dev.windlass.metrics.api.MetricsApi;
import dev.windlass.metrics.api.Readings;
import dev.windlass.metrics.kubelet.HttpKubeletClient;
import dev.windlass.metrics.kubelet.KubeletLimits;
import dev.windlass.metrics.plan.SharedNodes;
import dev.windlass.metrics.scrape.ScrapePlan;
import dev.windlass.metrics.scrape.SelectedNodes;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.service.settings.ApiConfig;
import dev.windlass.service.time.Clocks;
import dev.windlass.stream.StreamSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The parts of the service, each made once from the settings and in the order in which they need one another. What is injected of
 * them stands for a part that is made with its first use: nothing may use one before the settings have been looked at.
 */
@ApplicationScoped
class Wiring {
    /** This service's name to Kafka and in traces. */
    static final String SERVICE = "metrics-server";

    private final ObservedObjects objects;
    private final StreamLinks stream;
    private final Scraping scraping;
    private final Serving serving;
    private final ServableData data;

    Wiring(
            MetricsServerConfig config,
            ApiConfig apiConfig,
            @ConfigProperty(name = "quarkus.application.version") String version,
            KubeConnection connection,
            StreamSettings settings,
            MeterRegistry meters,
            CollectorRegistry collectors,
            OpenTelemetry telemetry,
            Vertx vertx)
            throws IOException {
        Clocks clocks = Clocks.system();
        UsageStore store = new UsageStore(KubeletSettings.windowRules(config));
        HttpKubeletClient kubelets = kubelets(config, connection, vertx, clocks);
        LabelSelector selector = KubeletSettings.nodes(config);
        this.objects = new ObservedObjects(connection);
        this.stream = StreamLinks.start(config, settings, store, meters, clocks);
        // Left to the selector which nodes an installation scrapes, to the group which replica scrapes them.
        ScrapePlan plan =
                new SharedNodes(new SelectedNodes(objects.nodes(), selector), stream::assignment, stream.resolutions());
        this.scraping = Scraping.of(
                config,
                plan,
                kubelets,
                store,
                stream.samples(),
                meters,
                collectors,
                telemetry.getTracer(SERVICE),
                clocks);
        Optional<UsageExposition> usagePage =
                UsageExposition.of(config.usagePage(), scraping.readsSignals(), scraping::views, meters, clocks.wall());
        MetricsApi api = new MetricsApi(
                new Readings(objects.nodes(), objects.pods(), selector, store),
                objects::synced,
                new FreshnessMetric(collectors),
                clocks.wall());
        RequestMetrics requests = new RequestMetrics(collectors);
        List<Page> pages = Stream.concat(
                        Stream.of(SelfMetricsPage.of(collectors)), usagePage.map(UsageExposition::page).stream())
                .toList();
        this.serving = new Serving(
                checks -> ServedApi.start(
                        vertx, apiConfig, connection, api, checks, pages, requests, version, clocks.wall()),
                usagePage,
                OtlpExport.start(config.otlp(), version, scraping::views, meters));
        this.data = new ServableData(objects, scraping, store);
    }

    private static HttpKubeletClient kubelets(
            MetricsServerConfig config, KubeConnection connection, Vertx vertx, Clocks clocks) throws IOException {
        return new HttpKubeletClient(
                vertx,
                KubeletSettings.trust(config, connection.authority()),
                connection::bearerToken,
                KubeletLimits.of(
                        KubeletSettings.requestTimeout(config),
                        KubeletSettings.resolution(config),
                        config.kubeletMaxAnswerBytes()),
                clocks.steady());
    }

    @Produces
    @ApplicationScoped
    ObservedObjects objects() {
        return objects;
    }

    @Produces
    @ApplicationScoped
    StreamLinks stream() {
        return stream;
    }

    @Produces
    @ApplicationScoped
    Scraping scraping() {
        return scraping;
    }

    @Produces
    @ApplicationScoped
    Serving serving() {
        return serving;
    }

    @Produces
    @ApplicationScoped
    ServableData data() {
        return data;
    }
}
