package dev.windlass.service.api;

import dev.windlass.kube.aggregated.AggregatedSettings;
import dev.windlass.kube.aggregated.Protocols;
import dev.windlass.kube.aggregated.Protocols.Http2;
import dev.windlass.kube.aggregated.Protocols.NamedPair;
import dev.windlass.kube.aggregated.Protocols.Oldest;
import dev.windlass.kube.tls.CipherSuites;
import dev.windlass.service.settings.ApiConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings {@code windlass.api.} about serving, checked. */
public final class ApiSettings {
    private static final String PREFIX = "windlass.api.";
    private static final Pattern PAIR = Pattern.compile("([^,:]+),([^,:]+)(?::([^:]+))?");

    private ApiSettings() {}

    /**
     * @param names DNS names of the certificate that is made when none is given
     * @param requestWithin deadline for answering one request when the settings name none
     * @throws IllegalArgumentException when a setting can not be used; the message names it
     */
    public static AggregatedSettings of(ApiConfig config, List<String> names, Duration requestWithin) {
        Optional<Path> certificate = config.certFile();
        Optional<Path> key = config.keyFile();
        if (certificate.isPresent() != key.isPresent()) {
            throw refused((certificate.isPresent() ? "cert-file" : "key-file") + " is set and "
                    + (certificate.isPresent() ? PREFIX + "key-file" : PREFIX + "cert-file")
                    + " is not: a certificate and its key belong together");
        }
        if (config.port() < 0 || config.port() > 65535) {
            throw refused("port must be 0 to 65535, was " + config.port());
        }
        int most = config.requests().maxRequestsInflight();
        if (most < 0) {
            throw refused("max-requests-inflight must be positive, or 0 for no limit, was " + most);
        }
        return new AggregatedSettings(
                config.bindAddress(),
                config.port(),
                certificate.orElse(null),
                key.orElse(null),
                config.certDir(),
                names,
                deadline(config, requestWithin),
                most == 0 ? Integer.MAX_VALUE : most,
                protocols(config.tls()));
    }

    private static Duration deadline(ApiConfig config, Duration otherwise) {
        Duration deadline = config.requests().requestTimeout().orElse(otherwise);
        if (!deadline.isPositive()) {
            throw refused("request-timeout must be positive");
        }
        return deadline;
    }

    private static Protocols protocols(ApiConfig.Tls tls) {
        int streams = tls.http2MaxStreamsPerConnection();
        if (streams < 0) {
            throw refused("http2-max-streams-per-connection must be positive, or 0 for the standard, was " + streams);
        }
        return new Protocols(
                oldest(tls.tlsMinVersion()),
                suites(tls.tlsCipherSuites().orElse(List.of())),
                named(tls.tlsSniCertKey().orElse("")),
                tls.disableHttp2Serving() ? Http2.OFF : Http2.OFFERED,
                streams);
    }

    private static Oldest oldest(String version) {
        return switch (version) {
            // The Java runtime has given up 1.0 and 1.1; who allows them is served by 1.2.
            case "VersionTLS10", "VersionTLS11", "VersionTLS12" -> Oldest.TLS_1_2;
            case "VersionTLS13" -> Oldest.TLS_1_3;
            default -> throw refused("tls-min-version must be VersionTLS12 or VersionTLS13, was " + version);
        };
    }

    private static List<String> suites(List<String> wanted) {
        try {
            return wanted.isEmpty() ? List.of() : CipherSuites.enabled(wanted);
        } catch (IllegalArgumentException e) {
            throw refused("tls-cipher-suites: " + e.getMessage());
        }
    }

    private static List<NamedPair> named(String pairs) {
        return Arrays.stream(pairs.split(";", -1))
                .filter(pair -> !pair.isBlank())
                .map(ApiSettings::pair)
                .toList();
    }

    private static NamedPair pair(String text) {
        Matcher pair = PAIR.matcher(text.strip());
        if (!pair.matches()) {
            throw refused("tls-sni-cert-key: expected certificate,key or certificate,key:name,*.name, was " + text);
        }
        String names = Optional.ofNullable(pair.group(3)).orElse("");
        return new NamedPair(
                Path.of(pair.group(1)),
                Path.of(pair.group(2)),
                names.isEmpty() ? List.of() : List.of(names.split(",", -1)));
    }

    static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(PREFIX + what);
    }
}
