package dev.windlass.metrics.otlp;

import dev.windlass.metrics.exposition.NodeView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Filter;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Pushes what is known of this replica's nodes to a collector, every interval, a few thousand points at a time. Nothing waits to be
 * sent again: what a collector that is away does not take is counted and gone, and the next push has newer values.
 */
public final class OtlpPush implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OtlpPush.class);
    private static final int POINTS_PER_REQUEST = 5_000;
    /** The exporter says of each failure what we say of the first one; kept, since a logger that nobody holds forgets its filter. */
    private static final java.util.logging.Logger EXPORTER_LOG =
            java.util.logging.Logger.getLogger("io.opentelemetry.exporter.internal.http.HttpExporter");

    private final OtlpSettings settings;
    private final MetricExporter exporter;
    private final Supplier<List<NodeView>> views;
    private final Resource resource;
    private final Counter sent;
    private final Counter dropped;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("otlp-push").unstarted(this::run);
    private boolean failing;

    private OtlpPush(OtlpSettings settings, String version, Supplier<List<NodeView>> views, MeterRegistry meters) {
        this.settings = settings;
        this.exporter = exporter(settings);
        this.views = views;
        this.resource = Resource.create(Attributes.builder()
                .put("service.name", "windlass-metrics-server")
                .put("service.version", version)
                .build());
        this.sent = points("sent", meters);
        this.dropped = points("dropped", meters);
    }

    private static Counter points(String outcome, MeterRegistry meters) {
        return Counter.builder("windlass_otlp_points")
                .description("Points for the OTLP collector by what became of them")
                .tag("outcome", outcome)
                .register(meters);
    }

    private static MetricExporter exporter(OtlpSettings settings) {
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .setTimeout(settings.timeout())
                .setConnectTimeout(settings.timeout())
                .setCompression("gzip")
                .setRetryPolicy(null);
        settings.headers().forEach(builder::addHeader);
        @Nullable Filter others = EXPORTER_LOG.getFilter();
        EXPORTER_LOG.setFilter(line -> !String.valueOf(line.getMessage()).startsWith("Failed to export metrics")
                && (others == null || others.isLoggable(line)));
        return builder.build();
    }

    /**
     * Starts to push.
     *
     * @param views what is known at the moment of the nodes that this replica scrapes
     */
    public static OtlpPush start(
            OtlpSettings settings, String version, Supplier<List<NodeView>> views, MeterRegistry meters) {
        OtlpPush push = new OtlpPush(settings, version, views, meters);
        push.thread.start();
        return push;
    }

    private void run() {
        while (!closed()) {
            try {
                push(views.get());
            } catch (RuntimeException e) {
                LOG.error("pushing to the OTLP collector failed by a fault of our own", e);
            }
        }
    }

    private boolean closed() {
        try {
            return closing.await(settings.interval().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Once a request fails the rest of a push is left: a collector that is away would cost a timeout for each piece. */
    private void push(List<NodeView> nodes) {
        boolean taken = true;
        MetricBatch batch = new MetricBatch();
        for (NodeView node : nodes) {
            batch.add(node);
            if (batch.size() >= POINTS_PER_REQUEST) {
                taken = settle(batch, taken);
                batch = new MetricBatch();
            }
        }
        if (batch.size() > 0) {
            taken = settle(batch, taken);
        }
        tell(taken);
    }

    private boolean settle(MetricBatch batch, boolean taken) {
        boolean sends = taken && send(batch);
        (sends ? sent : dropped).increment(batch.size());
        return sends;
    }

    private boolean send(MetricBatch batch) {
        CompletableResultCode result = exporter.export(batch.metrics(resource));
        return result.join(settings.timeout().toMillis() * 2, TimeUnit.MILLISECONDS)
                .isSuccess();
    }

    private void tell(boolean taken) {
        if (taken == failing) {
            failing = !taken;
            if (failing) {
                LOG.warnf("the OTLP collector takes nothing: endpoint=%s; points are dropped", settings.endpoint());
            } else {
                LOG.infof("the OTLP collector takes points: endpoint=%s", settings.endpoint());
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        exporter.close();
    }
}
