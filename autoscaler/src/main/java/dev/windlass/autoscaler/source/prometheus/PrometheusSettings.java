package dev.windlass.autoscaler.source.prometheus;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a Prometheus is reached.
 *
 * @param verb how queries are sent
 * @param headers sent with every request
 * @param caFile authorities to trust besides none other, PEM; {@code null} for the system's
 * @param tokenFile bearer token, read for every request; {@code null} for none
 * @param deadline of one request with its answer
 */
public record PrometheusSettings(
        URI url,
        Verb verb,
        Map<String, String> headers,
        @Nullable Path caFile,
        @Nullable Path tokenFile,
        Duration deadline) {
    public PrometheusSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(verb, "verb");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(deadline, "deadline");
    }

    /** The two ways a Prometheus takes a query; long queries need POST. */
    public enum Verb {
        GET,
        POST
    }
}
