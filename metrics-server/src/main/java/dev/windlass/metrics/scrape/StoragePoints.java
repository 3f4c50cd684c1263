package dev.windlass.metrics.scrape;

import dev.windlass.metrics.window.ServedCounts;
import dev.windlass.metrics.window.UsageStore;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;

/** How many nodes and containers have a usage; the peer's family, which its dashboards know. Counted once for each page. */
public final class StoragePoints extends Collector {
    private final UsageStore store;

    public StoragePoints(UsageStore store) {
        this.store = store;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        ServedCounts counts = store.counts();
        GaugeMetricFamily points = new GaugeMetricFamily(
                "metrics_server_storage_points", "[ALPHA] Number of metrics points stored.", List.of("type"));
        points.addMetric(List.of("node"), counts.nodes());
        points.addMetric(List.of("container"), counts.containers());
        return List.of(points);
    }
}
