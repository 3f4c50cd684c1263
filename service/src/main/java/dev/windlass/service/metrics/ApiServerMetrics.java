package dev.windlass.service.metrics;

import dev.windlass.kube.client.CallObserver;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.time.Duration;

/**
 * Requests to the API server, in the families of the Go client, which dashboards and alert rules know. Its word for a request
 * without an answer is {@code <error>}.
 */
public final class ApiServerMetrics implements CallObserver {
    private static final String NO_ANSWER = "<error>";
    private static final double[] BUCKETS = {0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60};

    private final Counter requests;
    private final Histogram durations;

    public ApiServerMetrics(CollectorRegistry collectors) {
        this.requests = Counter.build()
                .name("rest_client_requests_total")
                .help("Number of HTTP requests, partitioned by status code, method, and host.")
                .labelNames("code", "method", "host")
                .register(collectors);
        this.durations = Histogram.build()
                .name("rest_client_request_duration_seconds")
                .help("Time until the head of the answer, in seconds, broken down by verb and host.")
                .labelNames("verb", "host")
                .buckets(BUCKETS)
                .register(collectors);
    }

    @Override
    public void answered(String method, String host, int code, Duration took) {
        count(Integer.toString(code), method, host, took);
    }

    @Override
    public void failed(String method, String host, Duration took) {
        count(NO_ANSWER, method, host, took);
    }

    private void count(String code, String method, String host, Duration took) {
        requests.labels(code, method, host).inc();
        durations.labels(method, host).observe(took.toNanos() / 1e9);
    }
}
