package dev.windlass.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiServerMetricsTest {
    private final CollectorRegistry collectors = new CollectorRegistry(true);
    private final ApiServerMetrics metrics = new ApiServerMetrics(collectors);

    @Test
    void countsRequestsByCodeMethodAndHostAndThoseWithoutAnAnswerAsErrors() {
        metrics.answered("GET", "api:443", 200, Duration.ofMillis(30));
        metrics.answered("GET", "api:443", 200, Duration.ofMillis(300));
        metrics.answered("PATCH", "api:443", 409, Duration.ofMillis(5));
        metrics.failed("GET", "api:443", Duration.ofSeconds(30));

        assertThat(requests("200", "GET")).isEqualTo(2);
        assertThat(requests("409", "PATCH")).isEqualTo(1);
        assertThat(requests("<error>", "GET")).isEqualTo(1);
    }

    @Test
    void timesRequestsByVerbAndHost() {
        metrics.answered("GET", "api:443", 200, Duration.ofMillis(30));
        metrics.answered("GET", "api:443", 200, Duration.ofMillis(300));

        assertThat(within("0.025")).isZero();
        assertThat(within("0.1")).isEqualTo(1);
        assertThat(within("0.5")).isEqualTo(2);
    }

    private Double requests(String code, String method) {
        return collectors.getSampleValue(
                "rest_client_requests_total",
                new String[] {"code", "method", "host"},
                new String[] {code, method, "api:443"});
    }

    private Double within(String seconds) {
        return collectors.getSampleValue(
                "rest_client_request_duration_seconds_bucket",
                new String[] {"verb", "host", "le"},
                new String[] {"GET", "api:443", seconds});
    }
}
