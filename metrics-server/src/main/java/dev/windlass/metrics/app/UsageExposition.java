package dev.windlass.metrics.app;

import dev.windlass.kube.aggregated.Page;
import dev.windlass.metrics.exposition.FamilySelection;
import dev.windlass.metrics.exposition.NodeView;
import dev.windlass.metrics.exposition.UsagePage;
import dev.windlass.metrics.exposition.UsagePage.Extent;
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
    private final Supplier<List<NodeView>> views;
    private final InstantSource time;
    private volatile Extent last = new Extent(0, new TreeMap<>());
    private Instant saidAt = Instant.MIN;

    private UsageExposition(UsagePage page, Supplier<List<NodeView>> views, InstantSource time) {
        this.page = page;
        this.views = views;
        this.time = time;
    }

    /**
     * The page as the settings have it, if they do.
     *
     * @param signals whether any are read
     * @param views what is known of the nodes that this replica scrapes
     */
    static Optional<UsageExposition> of(
            MetricsServerConfig.UsagePage config,
            boolean signals,
            Supplier<List<NodeView>> views,
            MeterRegistry meters,
            InstantSource time) {
        UsagePage page = new UsagePage(FamilySelection.of(config.families()), config.maxSeries());
        if (!config.enabled().orElse(signals)) {
            return Optional.empty();
        }
        UsageExposition exposition = new UsageExposition(page, views, time);
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
        Extent extent = page.write(views.get(), out);
        last = extent;
        if (extent.droppedInAll() > 0) {
            say(extent);
        }
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
