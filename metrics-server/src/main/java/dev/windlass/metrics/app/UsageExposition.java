package dev.windlass.metrics.app;

import dev.windlass.kube.aggregated.Page;
import dev.windlass.metrics.exposition.FamilySelection;
import dev.windlass.metrics.exposition.NodeView;
import dev.windlass.metrics.exposition.UsagePage;
import dev.windlass.metrics.exposition.UsagePage.Extent;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.SignalStore.Read;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.UsageStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * {@code /metrics/usage}: usage and signals of the nodes that this replica scrapes, so that whoever scrapes all replicas has each
 * series once.
 */
final class UsageExposition {
    static final String PATH = "/metrics/usage";
    private static final Logger LOG = Logger.getLogger(UsageExposition.class);
    private static final Duration SAY_AGAIN = Duration.ofMinutes(10);

    private final UsagePage page;
    private final Supplier<Set<String>> ours;
    private final UsageStore usages;
    private final KubeletSignals signals;
    private final InstantSource time;
    private volatile Extent last = new Extent(0, new TreeMap<>());
    private Instant saidAt = Instant.MIN;

    private UsageExposition(
            UsagePage page, Supplier<Set<String>> ours, UsageStore usages, KubeletSignals signals, InstantSource time) {
        this.page = page;
        this.ours = ours;
        this.usages = usages;
        this.signals = signals;
        this.time = time;
    }

    /**
     * The page as the settings have it, if they do.
     *
     * @param ours the nodes that this replica scrapes
     */
    static Optional<UsageExposition> of(
            MetricsServerConfig.UsagePage config,
            Supplier<Set<String>> ours,
            UsageStore usages,
            KubeletSignals signals,
            MeterRegistry meters,
            InstantSource time) {
        UsagePage page = new UsagePage(FamilySelection.of(config.families()), config.maxSeries());
        if (!config.enabled().orElse(signals.on())) {
            return Optional.empty();
        }
        UsageExposition exposition = new UsageExposition(page, ours, usages, signals, time);
        Gauge.builder("windlass_usage_page_series", exposition, of -> of.last.series())
                .description("Series on /metrics/usage when it was last asked for")
                .register(meters);
        Gauge.builder("windlass_usage_page_series_dropped", exposition, of -> of.last.droppedInAll())
                .description("Series left out of /metrics/usage for usage-page.max-series when it was last asked for")
                .register(meters);
        return Optional.of(exposition);
    }

    /** For the API port, where a body is whole before it is sent. */
    Page page() {
        return new Page(PATH, UsagePage.CONTENT_TYPE, () -> {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try {
                write(body);
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory does not fail", e);
            }
            return body.toByteArray();
        });
    }

    /** Writes the page piece by piece. */
    void write(OutputStream out) throws IOException {
        Extent extent = page.write(views(), out);
        last = extent;
        if (extent.droppedInAll() > 0) {
            say(extent);
        }
    }

    /** What is known of the nodes of this replica, at this moment. */
    List<NodeView> views() {
        return ours.get().stream()
                .map(node -> new NodeView(
                        node,
                        usages.node(node).map(NodeWindow::points).orElse(null),
                        signals.node(node).map(Read::signals).orElse(NodeSignals.NONE)))
                .toList();
    }

    private synchronized void say(Extent extent) {
        Instant now = time.instant();
        if (saidAt.plus(SAY_AGAIN).isBefore(now)) {
            saidAt = now;
            LOG.warnf(
                    "%s has more series than usage-page.max-series: series=%d dropped=%s",
                    PATH, extent.series(), extent.dropped());
        }
    }
}
