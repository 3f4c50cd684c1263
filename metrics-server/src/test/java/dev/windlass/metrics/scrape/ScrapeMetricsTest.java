package dev.windlass.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScrapeMetricsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SERIES = "metrics_server_kubelet_last_request_time_seconds";

    private final CollectorRegistry collectors = new CollectorRegistry(true);
    private final ScrapeMetrics metrics =
            new ScrapeMetrics(new SimpleMeterRegistry(), collectors, Duration.ofSeconds(15));

    /** Its last scrape ends while it is being forgotten; whoever comes first, the next look leaves nothing of it. */
    @Test
    void noSeriesIsLeftOfANodeThatGoesWhileItsScrapeEnds() throws Exception {
        for (int round = 0; round < 20_000; round++) {
            metrics.requested("gone", START, Duration.ofMillis(5));
            Thread forgetting = Thread.ofPlatform().start(() -> metrics.keepOnly(Set.of()));
            metrics.requested("gone", START, Duration.ofMillis(5));
            forgetting.join();

            metrics.keepOnly(Set.of());
            assertThat(collectors.getSampleValue(SERIES, new String[] {"node"}, new String[] {"gone"}))
                    .as("series in round " + round)
                    .isNull();
        }
    }
}
