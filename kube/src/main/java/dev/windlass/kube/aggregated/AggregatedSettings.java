package dev.windlass.kube.aggregated;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and how to serve.
 *
 * @param host address to bind to
 * @param port 0 for a free one
 * @param certificate PEM file of the serving certificate; null together with {@code key}: a self-signed pair is kept in
 *     {@code selfSignedIn}
 * @param selfSignedIn folder for the self-signed pair; kept over restarts so that clients may pin it
 * @param names DNS names and addresses of the self-signed certificate, besides localhost and 127.0.0.1
 * @param requestWithin deadline for answering one request
 * @param mostInFlight resource requests answered at once; more get 429. Discovery and health are not counted
 * @param protocols what is spoken
 */
public record AggregatedSettings(
        String host,
        int port,
        @Nullable Path certificate,
        @Nullable Path key,
        Path selfSignedIn,
        List<String> names,
        Duration requestWithin,
        int mostInFlight,
        Protocols protocols) {

    public AggregatedSettings {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("a serving certificate and its key come together: certificate %s, key %s"
                    .formatted(certificate, key));
        }
        if (port < 0 || port > 65535 || mostInFlight < 1) {
            throw new IllegalArgumentException(
                    "port must be 0 to 65535 and mostInFlight positive: %d, %d".formatted(port, mostInFlight));
        }
        names = List.copyOf(names);
    }

    /** A self-signed certificate kept in the folder. */
    public static AggregatedSettings selfSigned(int port, Path folder, List<String> names) {
        return new AggregatedSettings(
                "0.0.0.0", port, null, null, folder, names, Duration.ofSeconds(60), 400, Protocols.standard());
    }

    public static AggregatedSettings of(int port, Path certificate, Path key) {
        return new AggregatedSettings(
                "0.0.0.0",
                port,
                certificate,
                key,
                Path.of("."),
                List.of(),
                Duration.ofSeconds(60),
                400,
                Protocols.standard());
    }

    public AggregatedSettings boundTo(String address) {
        return new AggregatedSettings(
                address, port, certificate, key, selfSignedIn, names, requestWithin, mostInFlight, protocols);
    }

    public AggregatedSettings answeringWithin(Duration limit) {
        return new AggregatedSettings(
                host, port, certificate, key, selfSignedIn, names, limit, mostInFlight, protocols);
    }

    public AggregatedSettings withMostInFlight(int most) {
        return new AggregatedSettings(
                host, port, certificate, key, selfSignedIn, names, requestWithin, most, protocols);
    }

    public AggregatedSettings speaking(Protocols spoken) {
        return new AggregatedSettings(
                host, port, certificate, key, selfSignedIn, names, requestWithin, mostInFlight, spoken);
    }
}
