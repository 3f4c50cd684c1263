package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.FailureCause;
import dev.windlass.metrics.kubelet.KubeletEndpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What the reading of signals tells about itself, by endpoint. */
final class SignalMetrics {
    private final MeterRegistry meters;

    SignalMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Makes the series of an endpoint appear before the first reading. */
    void announce(KubeletEndpoint endpoint, FailureReport failures) {
        readings(endpoint, "success");
        took(endpoint);
        for (FailureCause cause : FailureCause.values()) {
            readings(endpoint, cause.label());
            Gauge.builder("windlass_kubelet_signals_failing", failures, report -> report.counts()
                            .getOrDefault(cause, 0))
                    .description("Kubelets whose signals could not be read when last asked, by endpoint and cause")
                    .tag("endpoint", endpoint.label())
                    .tag("cause", cause.label())
                    .register(meters);
        }
    }

    void settled(KubeletEndpoint endpoint, NodeOutcome outcome, Duration took) {
        took(endpoint).record(took);
        readings(
                        endpoint,
                        switch (outcome) {
                            case NodeOutcome.Scraped _ -> "success";
                            case NodeOutcome.Partial(FailureCause cause, String _) -> cause.label();
                            case NodeOutcome.Failed(FailureCause cause, String _) -> cause.label();
                        })
                .increment();
    }

    /** Entities that a kubelet told of beyond what a node can have. */
    void omitted(KubeletEndpoint endpoint, int entities) {
        if (entities > 0) {
            Counter.builder("windlass_kubelet_signal_entities_omitted")
                    .description("Entities left out of a reading because a node cannot have that many")
                    .tag("endpoint", endpoint.label())
                    .register(meters)
                    .increment(entities);
        }
    }

    /** Readings that had to wait for the next scrape, because too little was left of the period. */
    void putOff() {
        Counter.builder("windlass_kubelet_signal_readings_put_off")
                .description("Readings of signals left to the next scrape, since too little of the period was left")
                .register(meters)
                .increment();
    }

    private Counter readings(KubeletEndpoint endpoint, String outcome) {
        return Counter.builder("windlass_kubelet_signal_readings")
                .description("Readings of a kubelet's signals by endpoint and how they ended")
                .tag("endpoint", endpoint.label())
                .tag("outcome", outcome)
                .register(meters);
    }

    private Timer took(KubeletEndpoint endpoint) {
        return Timer.builder("windlass_kubelet_signal_reading")
                .description("Time from asking an endpoint of a kubelet until its answer is read")
                .tag("endpoint", endpoint.label())
                .register(meters);
    }
}
