package dev.windlass.metrics.otlp;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where to and how often.
 *
 * @param endpoint of OTLP over HTTP, with the path {@code /v1/metrics}
 * @param headers of every request, such as one that authorizes
 * @param timeout for one request
 */
public record OtlpSettings(URI endpoint, Duration interval, Duration timeout, Map<String, String> headers) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public OtlpSettings {
        headers = Map.copyOf(headers);
        String scheme = endpoint.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme) || endpoint.getHost() == null) {
            throw new IllegalArgumentException("otlp.endpoint must be an http or https URL, was " + endpoint);
        }
        if (interval.compareTo(SHORTEST) < 0 || !timeout.isPositive()) {
            throw new IllegalArgumentException("otlp.interval must be at least 1s and otlp.timeout positive, were "
                    + interval + " and " + timeout);
        }
    }
}
