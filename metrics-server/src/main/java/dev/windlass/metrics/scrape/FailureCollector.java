package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.FailureCause;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;

/** The failing kubelets as metrics: a count by cause, and one series for each node as long as it fails. */
public final class FailureCollector extends Collector {
    private final FailureReport failures;

    public FailureCollector(FailureReport failures) {
        this.failures = failures;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        GaugeMetricFamily counts = new GaugeMetricFamily(
                "windlass_kubelets_failing", "Kubelets whose last scrape failed, by cause", List.of("cause"));
        failures.counts()
                .forEach((FailureCause cause, Integer count) -> counts.addMetric(List.of(cause.label()), count));
        GaugeMetricFamily nodes = new GaugeMetricFamily(
                "windlass_kubelet_failing_since_seconds",
                "When the failing scrapes of a node began, seconds since the epoch; absent for a node that answers",
                List.of("node", "cause"));
        for (FailureReport.Failure failure : failures.failures()) {
            nodes.addMetric(List.of(failure.node(), failure.cause().label()), (double)
                    failure.since().getEpochSecond());
        }
        return List.of(counts, nodes);
    }
}
