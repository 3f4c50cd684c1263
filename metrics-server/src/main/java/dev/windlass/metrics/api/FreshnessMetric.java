package dev.windlass.metrics.api;

import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.window.WindowUsage;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;

/** How old a usage was when it was served; the peer's family, which its dashboards know. */
public final class FreshnessMetric {
    private final Histogram freshness;

    public FreshnessMetric(CollectorRegistry collectors) {
        this.freshness = Histogram.build()
                .name("metrics_server_api_metric_freshness_seconds")
                .help("[ALPHA] Freshness of metrics exported")
                .exponentialBuckets(1, 1.364, 20)
                // Looked for in each of the many thousand observations of a list, and never shown in this format.
                .withoutExemplars()
                .register(collectors);
    }

    /** The same readings; each counts as served when it is come to, and once where they are held. */
    PodReadings observing(PodReadings readings, Instant at) {
        return new PodReadings() {
            @Override
            public Held held(Consumer<PodReading> each) {
                return readings.held(reading -> {
                    served(reading, at);
                    each.accept(reading);
                });
            }

            @Override
            public Iterator<PodReading> iterator() {
                Iterator<PodReading> each = readings.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public PodReading next() {
                        PodReading reading = each.next();
                        served(reading, at);
                        return reading;
                    }
                };
            }
        };
    }

    private void served(PodReading reading, Instant at) {
        reading.usage().earliest().ifPresent(usage -> served(usage, at));
    }

    void served(WindowUsage usage, Instant at) {
        freshness.observe((CounterPoint.nanosOf(at) - usage.timestampNanos()) / 1e9);
    }
}
