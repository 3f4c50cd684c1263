package dev.windlass.metrics.app;

import dev.windlass.metrics.exposition.NodeView;
import dev.windlass.metrics.kubelet.HttpKubeletClient;
import dev.windlass.metrics.kubelet.KubeletEndpoint;
import dev.windlass.metrics.publish.SampleTopic;
import dev.windlass.metrics.scrape.FailureCollector;
import dev.windlass.metrics.scrape.FailureReport;
import dev.windlass.metrics.scrape.FailureReport.Failure;
import dev.windlass.metrics.scrape.NodeScrape;
import dev.windlass.metrics.scrape.ScrapeLoop;
import dev.windlass.metrics.scrape.ScrapeMetrics;
import dev.windlass.metrics.scrape.ScrapePlan;
import dev.windlass.metrics.scrape.ScrapeSettings;
import dev.windlass.metrics.scrape.StoragePoints;
import dev.windlass.metrics.scrape.Tick;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.service.loop.LoopHealth;
import dev.windlass.service.time.Clocks;
import dev.windlass.stream.publish.SamplePublisher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The reading of kubelets: all that a scrape is made of, the loop that starts scrapes, and what is known of how they go. */
class Scraping {
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(15);

    private final ScrapePlan plan;
    private final HttpKubeletClient kubelets;
    private final KubeletSignals signals;
    private final FailureReport failures;
    private final ExecutorService threads;
    private final Tick tick;
    private final Duration longestSilence;
    private final LoopHealth health;
    private final Clocks clocks;
    private volatile @Nullable ScrapeLoop loop;

    private Scraping(
            ScrapePlan plan,
            HttpKubeletClient kubelets,
            KubeletSignals signals,
            FailureReport failures,
            ExecutorService threads,
            Tick tick,
            Duration longestSilence,
            Clocks clocks) {
        this.plan = plan;
        this.kubelets = kubelets;
        this.signals = signals;
        this.failures = failures;
        this.threads = threads;
        this.tick = tick;
        this.longestSilence = longestSilence;
        this.health = new LoopHealth("scrape-loop", longestSilence, clocks.steady());
        this.clocks = clocks;
    }

    /**
     * Made as the settings have it; nothing is scraped before {@link #begin}.
     *
     * @param kubelets closed with this
     * @param samples where a finished scrape goes besides the store
     */
    static Scraping of(
            MetricsServerConfig config,
            ScrapePlan plan,
            HttpKubeletClient kubelets,
            UsageStore store,
            SamplePublisher samples,
            MeterRegistry meters,
            CollectorRegistry collectors,
            Tracer tracer,
            Clocks clocks) {
        Duration resolution = KubeletSettings.resolution(config);
        ScrapeMetrics metrics = new ScrapeMetrics(meters, collectors, resolution);
        FailureReport failures = new FailureReport();
        collectors.register(new FailureCollector(failures));
        collectors.register(new StoragePoints(store));
        KubeletSignals signals = KubeletSignals.of(config, kubelets, store, meters, clocks);
        NodeScrape scrape = new NodeScrape(
                KubeletSettings.addressing(config),
                kubelets,
                KubeletSettings.windowRules(config).completeness(),
                store,
                new SampleTopic(samples, signals::take),
                metrics,
                tracer,
                clocks);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Tick tick = new Tick(
                plan,
                scrape,
                signals.step(),
                store,
                failures,
                metrics,
                ScrapeSettings.of(resolution, config.maxConcurrentScrapes()),
                threads,
                clocks);
        countNodes(plan, tick, meters);
        return new Scraping(plan, kubelets, signals, failures, threads, tick, longestSilence(resolution), clocks);
    }

    /** As the peer has it; but a short period must not make a pause of the machine look like a dead loop. */
    private static Duration longestSilence(Duration resolution) {
        Duration periods = resolution.multipliedBy(3).dividedBy(2);
        return periods.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : periods;
    }

    private static void countNodes(ScrapePlan plan, Tick tick, MeterRegistry meters) {
        Gauge.builder("windlass_nodes_known", () -> plan.known().size())
                .description("Nodes that are scraped by some replica")
                .register(meters);
        Gauge.builder("windlass_nodes_planned", tick::planned)
                .description("Nodes that this replica scrapes")
                .register(meters);
    }

    void begin() {
        health.finished();
        loop = ScrapeLoop.start(tick, clocks.steady(), health::finished);
    }

    /** Returns when no scrape is started any more; those under way go on. */
    void end() {
        ScrapeLoop running = loop;
        if (running != null) {
            running.close();
        }
    }

    /** Breaks off the scrapes that are under way. */
    void breakOff() {
        threads.shutdownNow();
        kubelets.close();
    }

    /** The loop's pulse; empty before it has begun. */
    Optional<LoopHealth> pulse() {
        return loop == null ? Optional.empty() : Optional.of(health);
    }

    /** For how long no scrape has ended although some were under way. */
    Duration standstill() {
        return tick.standstill();
    }

    /** Whether scrapes come to an end: a kubelet's deadline is shorter than a period, so that in one and a half some must. */
    boolean scrapesEnd() {
        return standstill().compareTo(longestSilence) <= 0;
    }

    /** How many nodes are scraped by some replica. */
    int nodesKnown() {
        return plan.known().size();
    }

    /** How many of them this replica scrapes. */
    int nodesPlanned() {
        return tick.planned();
    }

    /** Whether more is read of kubelets than usage. */
    boolean readsSignals() {
        return signals.on();
    }

    /** What is known at this moment of the nodes that this replica scrapes. */
    List<NodeView> views() {
        return signals.views(tick.ours());
    }

    FailureReport failures() {
        return failures;
    }

    /** Which kubelets do not tell their signals, by endpoint. */
    Map<KubeletEndpoint, List<Failure>> signalFailures() {
        return signals.failures();
    }
}
