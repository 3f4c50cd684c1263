package dev.windlass.metrics.app;

import dev.windlass.kube.aggregated.HealthChecks;
import dev.windlass.kube.aggregated.Page;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.metrics.api.FreshnessMetric;
import dev.windlass.metrics.api.MetricsApi;
import dev.windlass.metrics.api.Readings;
import dev.windlass.metrics.exposition.NodeView;
import dev.windlass.metrics.kubelet.HttpKubeletClient;
import dev.windlass.metrics.kubelet.KubeletLimits;
import dev.windlass.metrics.plan.NodeRequests;
import dev.windlass.metrics.plan.Resolutions;
import dev.windlass.metrics.plan.SharedNodes;
import dev.windlass.metrics.publish.SampleFeed;
import dev.windlass.metrics.publish.SampleTopic;
import dev.windlass.metrics.scrape.FailureCollector;
import dev.windlass.metrics.scrape.FailureReport;
import dev.windlass.metrics.scrape.NodeScrape;
import dev.windlass.metrics.scrape.ScrapeLoop;
import dev.windlass.metrics.scrape.ScrapeMetrics;
import dev.windlass.metrics.scrape.ScrapePlan;
import dev.windlass.metrics.scrape.ScrapeSettings;
import dev.windlass.metrics.scrape.SelectedNodes;
import dev.windlass.metrics.scrape.StoragePoints;
import dev.windlass.metrics.scrape.Tick;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import dev.windlass.service.api.ShutdownDelay;
import dev.windlass.service.loop.LoopHealth;
import dev.windlass.service.settings.ApiConfig;
import dev.windlass.service.time.Clocks;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.OutboxMetrics;
import dev.windlass.stream.publish.SamplePublisher;
import dev.windlass.stream.read.ReaderMetrics;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.share.GroupShare;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.prometheus.client.CollectorRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The service from its start to its end: objects are followed, windows taken back from the topic, and the loop runs. */
@ApplicationScoped
public class MetricsServer {
    private static final Logger LOG = Logger.getLogger(MetricsServer.class);
    private static final String SERVICE = "metrics-server";
    private static final Duration SAY_AGAIN = Duration.ofSeconds(30);
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(15);

    private final Clocks clocks = Clocks.system();
    private final InstantSource time = clocks.wall();
    private final MetricsServerConfig config;
    private final ApiConfig apiConfig;
    private final Duration resolution;
    private final WindowRules rules;
    private final UsageStore store;
    private final FailureReport failures = new FailureReport();
    private final ScrapePlan plan;
    private final ObservedObjects objects;
    private final HttpKubeletClient kubelets;
    private final Outbox outbox;
    private final SampleFeed feed;
    private final NodeRequests requests;
    private final GroupShare share;
    private final LoopHealth health;
    private final KubeletSignals signals;
    private final Optional<UsageExposition> usagePage;
    private final OtlpExport push;
    private final Tick tick;
    private final MetricsApi api;
    private final ApiPort port;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable ScrapeLoop loop;
    private volatile @Nullable ServedApi served;
    private volatile boolean stopping;

    /** How the API port is opened once everything behind it stands. */
    @FunctionalInterface
    private interface ApiPort {
        ServedApi open(MetricsApi api, HealthChecks checks) throws IOException;
    }

    MetricsServer(
            MetricsServerConfig config,
            ApiConfig apiConfig,
            @ConfigProperty(name = "quarkus.application.version") String version,
            KubeConnection connection,
            StreamSettings stream,
            MeterRegistry meters,
            CollectorRegistry collectors,
            OpenTelemetry telemetry,
            Vertx vertx)
            throws IOException {
        this.config = config;
        this.apiConfig = apiConfig;
        this.resolution = KubeletSettings.resolution(config);
        this.rules = KubeletSettings.windowRules(config);
        this.store = new UsageStore(rules);
        this.kubelets = new HttpKubeletClient(
                vertx,
                KubeletSettings.trust(config, connection.authority()),
                connection::bearerToken,
                KubeletLimits.of(KubeletSettings.requestTimeout(config), resolution, config.kubeletMaxAnswerBytes()),
                clocks.steady());
        LabelSelector selector = KubeletSettings.nodes(config);
        this.objects = new ObservedObjects(connection);
        // A sample is some seconds old when the kubelet tells it; together, samples cost a tenth of the requests.
        this.outbox = Outbox.start(stream.withDefault("linger.ms", "100"), SERVICE);
        new OutboxMetrics(outbox, stream.topics()).bindTo(meters);
        TopicSource topics = TopicSource.of(stream, SERVICE, time);
        this.feed = SampleFeed.start(
                topics, stream.topics(), store, rules.retention().plus(resolution.multipliedBy(2)), clocks);
        FunctionCounter.builder("windlass.samples.odd.times", feed, SampleFeed::oddTimes)
                .description("Samples read that bore a time far from this machine's clock")
                .register(meters);
        new ReaderMetrics(feed.reader(), "samples").bindTo(meters);
        Resolutions resolutions = KubeletSettings.resolutions(config);
        this.requests = NodeRequests.follow(topics, stream.topics(), resolutions);
        // Left to the selector which nodes an installation scrapes, to the group which replica scrapes them.
        this.share = GroupShare.join(
                stream, stream.topics().nodes(), stream.topics().prefix() + SERVICE, SERVICE, feed::passOver);
        this.plan = new SharedNodes(new SelectedNodes(objects.nodes(), selector), share::assignment, resolutions);
        this.health = new LoopHealth("scrape-loop", longestSilence(resolution), clocks.steady());
        ScrapeMetrics metrics = new ScrapeMetrics(meters, collectors, resolution);
        collectors.register(new FailureCollector(failures));
        collectors.register(new StoragePoints(store));
        this.signals = KubeletSignals.of(config, kubelets, store, meters, clocks);
        NodeScrape scrape = new NodeScrape(
                KubeletSettings.addressing(config),
                kubelets,
                rules.completeness(),
                store,
                new SampleTopic(new SamplePublisher(outbox, stream.topics()), signals::take),
                metrics,
                telemetry.getTracer(SERVICE),
                clocks);
        this.usagePage = UsageExposition.of(config.usagePage(), signals.on(), this::views, meters, time);
        this.tick = new Tick(
                plan,
                scrape,
                signals.step(),
                store,
                failures,
                metrics,
                ScrapeSettings.of(resolution, config.maxConcurrentScrapes()),
                threads,
                clocks);
        this.push = OtlpExport.start(config.otlp(), version, this::views, meters);
        nodeCounts(meters, resolutions);
        this.api = new MetricsApi(
                new Readings(objects.nodes(), objects.pods(), selector, store),
                objects::synced,
                new FreshnessMetric(collectors),
                time);
        RequestMetrics requests = new RequestMetrics(collectors);
        List<Page> pages = Stream.concat(
                        Stream.of(SelfMetricsPage.of(collectors)), usagePage.map(UsageExposition::page).stream())
                .toList();
        this.port = (group, checks) ->
                ServedApi.start(vertx, apiConfig, connection, group, checks, pages, requests, version, time);
    }

    /** As the peer has it; but a short period must not make a pause of the machine look like a dead loop. */
    private static Duration longestSilence(Duration resolution) {
        Duration periods = resolution.multipliedBy(3).dividedBy(2);
        return periods.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : periods;
    }

    private void nodeCounts(MeterRegistry meters, Resolutions resolutions) {
        Gauge.builder("windlass_nodes_known", () -> plan.known().size())
                .description("Nodes that are scraped by some replica")
                .register(meters);
        Gauge.builder("windlass_nodes_planned", tick::planned)
                .description("Nodes that this replica scrapes")
                .register(meters);
        Gauge.builder("windlass_nodes_asked_finer", () -> resolutions.asked(time.instant()))
                .description("Nodes for which a finer resolution is asked on topic nodes")
                .register(meters);
    }

    void onStart(@Observes StartupEvent event) throws IOException {
        // First of all: a discovery that does not answer holds up the whole cluster, an object that is missing holds up
        // nobody.
        ServedApi opened = port.open(api, PortChecks.of(this));
        served = opened;
        LOG.infof("serving metrics.k8s.io: port=%d", opened.port());
        threads.execute(this::run);
    }

    private void run() {
        try {
            while (!objects.awaitSynced(SAY_AGAIN)) {
                LOG.warnf("waiting for the API server: nodes=%s pods=%s", objects.nodeState(), objects.podState());
            }
            feed.awaitCaughtUp(config.readBackDeadline());
            health.finished();
            loop = ScrapeLoop.start(tick, clocks.steady(), health::finished);
            LOG.infof("scraping: nodes=%d resolution=%s", plan.known().size(), resolution);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Without a loop there is nothing to be alive for; whoever runs the process starts it again.
            LOG.error("the start failed by a fault of our own", e);
            Quarkus.asyncExit(1);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
        ShutdownDelay.pass(apiConfig);
        ServedApi opened = served;
        if (opened != null) {
            opened.close(); // first: while the last requests are answered, what is served must not grow old
        }
        ScrapeLoop running = loop;
        if (running != null) {
            running.close();
        }
        push.close();
        share.close();
        threads.shutdownNow();
        kubelets.close();
        requests.close();
        feed.close();
        objects.close();
        outbox.close();
    }

    /** The scrape loop's pulse; empty while the objects are not there yet, since there is no loop then. */
    Optional<LoopHealth> pulse() {
        return loop == null ? Optional.empty() : Optional.of(health);
    }

    /** For how long no scrape has ended although some were under way. */
    Duration standstill() {
        return tick.standstill();
    }

    /** Whether scrapes come to an end: a kubelet's deadline is shorter than a period, so that in one and a half some must. */
    boolean scrapesEnd() {
        return standstill().compareTo(longestSilence(resolution)) <= 0;
    }

    /**
     * Whether there is something to serve: what a start can take back from the topic has been, and a node and a container have a
     * usage, as far as there are nodes and running pods at all.
     */
    boolean hasData() {
        return loop != null
                && objects.synced()
                && (store.servesAnyNode() || plan.known().isEmpty())
                && (store.hasAnyContainer()
                        || plan.known().isEmpty()
                        || objects.pods().size() == 0);
    }

    boolean stopping() {
        return stopping;
    }

    /** Why requests by way of the API server are refused; empty when they are not. */
    Optional<String> trustProblem() {
        ServedApi opened = served;
        return opened == null ? Optional.of("the API port is not open yet") : opened.trustProblem();
    }

    ObservedObjects objects() {
        return objects;
    }

    ScrapePlan plan() {
        return plan;
    }

    /** How many nodes this replica scrapes. */
    int planned() {
        return tick.planned();
    }

    /** What is known at this moment of the nodes that this replica scrapes. */
    private List<NodeView> views() {
        return signals.views(tick.ours());
    }

    KubeletSignals signals() {
        return signals;
    }

    /** Usage and signals for Prometheus, where the settings want them. */
    Optional<UsageExposition> usagePage() {
        return usagePage;
    }

    UsageStore store() {
        return store;
    }

    FailureReport failures() {
        return failures;
    }

    Outbox outbox() {
        return outbox;
    }
}
