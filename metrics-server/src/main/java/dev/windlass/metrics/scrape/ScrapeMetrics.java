package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.FailureCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What scraping tells about itself: the peer's own families under its names and help texts, which is why these are collectors and
 * no meters, and ours. The series of a node go when the node goes.
 */
public final class ScrapeMetrics {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Histogram tickDuration;
    private final Histogram requestDuration;
    private final Gauge lastRequest;
    private final io.prometheus.client.Counter requests;
    private final Counter succeeded;
    private final Map<FailureCause, Counter> failed = new EnumMap<>(FailureCause.class);
    private final Counter skipped;
    private final Set<String> nodes = ConcurrentHashMap.newKeySet();

    public ScrapeMetrics(MeterRegistry meters, CollectorRegistry collectors, Duration resolution) {
        this.tickDuration = Histogram.build()
                .name("metrics_server_manager_tick_duration_seconds")
                .help("[ALPHA] The total time spent collecting and storing metrics in seconds.")
                .buckets(TickBuckets.of(resolution))
                .register(collectors);
        this.requestDuration = Histogram.build()
                .name("metrics_server_kubelet_request_duration_seconds")
                .help("[ALPHA] Duration of requests to Kubelet API in seconds")
                .labelNames("node")
                .withoutExemplars()
                .buckets(TickBuckets.DEFAULTS)
                .register(collectors);
        this.lastRequest = Gauge.build()
                .name("metrics_server_kubelet_last_request_time_seconds")
                .help("[ALPHA] Time of last request performed to Kubelet API since unix epoch in seconds")
                .labelNames("node")
                .register(collectors);
        this.requests = io.prometheus.client.Counter.build()
                .name("metrics_server_kubelet_request_total")
                .help("[ALPHA] Number of requests sent to Kubelet API")
                .labelNames("success")
                .register(collectors);
        this.succeeded = scrapes(meters, "success");
        for (FailureCause cause : FailureCause.values()) {
            failed.put(cause, scrapes(meters, cause.label()));
        }
        this.skipped = Counter.builder("windlass_kubelet_scrapes_skipped")
                .description("Scrapes left out because the node's last one took longer than its period")
                .register(meters);
    }

    private static Counter scrapes(MeterRegistry meters, String outcome) {
        return Counter.builder("windlass_kubelet_scrapes")
                .description("Scrapes of kubelets by how they ended")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** The node's series and its name among those that have some change together, or a node that goes meanwhile keeps its series for ever. */
    synchronized void requested(String node, Instant sentAt, Duration took) {
        nodes.add(node);
        requestDuration.labels(node).observe(took.toNanos() / NANOS_PER_SECOND);
        lastRequest.labels(node).set(sentAt.toEpochMilli() / 1e3);
    }

    void settled(NodeOutcome outcome) {
        switch (outcome) {
            case NodeOutcome.Scraped _ -> {
                requests.labels("true").inc();
                succeeded.increment();
            }
            case NodeOutcome.Partial(FailureCause cause, String _) -> {
                requests.labels("true").inc();
                count(cause);
            }
            case NodeOutcome.Failed(FailureCause cause, String _) -> {
                requests.labels("false").inc();
                count(cause);
            }
        }
    }

    private void count(FailureCause cause) {
        Counter counter = failed.get(cause);
        if (counter != null) {
            counter.increment();
        }
    }

    void skipped(long periods) {
        if (periods > 0) {
            skipped.increment((double) periods);
        }
    }

    void tickFinished(Duration took) {
        tickDuration.observe(took.toNanos() / NANOS_PER_SECOND);
    }

    synchronized void keepOnly(Set<String> known) {
        nodes.removeIf(node -> {
            if (known.contains(node)) {
                return false;
            }
            requestDuration.remove(node);
            lastRequest.remove(node);
            return true;
        });
    }
}
