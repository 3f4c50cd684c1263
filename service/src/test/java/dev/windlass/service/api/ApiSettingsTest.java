package dev.windlass.service.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.aggregated.AggregatedSettings;
import dev.windlass.kube.aggregated.Protocols;
import dev.windlass.kube.aggregated.Protocols.Http2;
import dev.windlass.kube.aggregated.Protocols.NamedPair;
import dev.windlass.kube.aggregated.Protocols.Oldest;
import dev.windlass.service.settings.ApiConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiSettingsTest {
    private static final Duration OWN_DEADLINE = Duration.ofSeconds(42);

    @Test
    void areWhatTheyWereWhenNothingIsSet() {
        assertThat(settings(Map.of()))
                .isEqualTo(new AggregatedSettings(
                        "0.0.0.0",
                        10250,
                        null,
                        null,
                        Path.of("/tmp/windlass-certificates"),
                        List.of("us.svc"),
                        OWN_DEADLINE,
                        400,
                        Protocols.standard()));
    }

    @Test
    void sayWhatIsSpoken() {
        Protocols spoken = settings(Map.of(
                        "tls-min-version",
                        "VersionTLS13",
                        "tls-cipher-suites",
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_AES_128_CBC_SHA",
                        "tls-sni-cert-key",
                        "a.crt,a.key; b.crt,b.key:*.b.io,b.io",
                        "disable-http2-serving",
                        "true",
                        "http2-max-streams-per-connection",
                        "50"))
                .protocols();

        assertThat(spoken.oldest()).isEqualTo(Oldest.TLS_1_3);
        assertThat(spoken.suites())
                .contains("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")
                .doesNotContain("TLS_RSA_WITH_AES_128_CBC_SHA");
        assertThat(spoken.named())
                .containsExactly(
                        new NamedPair(Path.of("a.crt"), Path.of("a.key"), List.of()),
                        new NamedPair(Path.of("b.crt"), Path.of("b.key"), List.of("*.b.io", "b.io")));
        assertThat(spoken.http2()).isEqualTo(Http2.OFF);
        assertThat(spoken.streams()).isEqualTo(50);
    }

    @Test
    void boundRequests() {
        AggregatedSettings settings = settings(Map.of("request-timeout", "5s", "max-requests-inflight", "0"));

        assertThat(settings.requestWithin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.mostInFlight()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void sayWhoIsBelieved() {
        AccessRules standard = AccessRules.of(config(Map.of()));
        assertThat(standard.lookup()).isEqualTo(AccessRules.Lookup.TOLERANT);
        assertThat(standard.tokenLife()).isEqualTo(Duration.ofSeconds(10));
        assertThat(standard.openPaths()).containsExactly("/healthz", "/readyz", "/livez");
        assertThat(standard.proxy().userHeaders()).containsExactly("x-remote-user");
        assertThat(standard.proxy().allowedNames()).isEmpty();

        AccessRules told = AccessRules.of(config(Map.of(
                "authentication-tolerate-lookup-failure", "false",
                "authorization-always-allow-paths", "metrics,/livez*",
                "requestheader-allowed-names", "one,two",
                "client-ca-file", "clients.crt")));
        assertThat(told.lookup()).isEqualTo(AccessRules.Lookup.REQUIRED);
        assertThat(told.openPaths()).containsExactly("/metrics", "/livez*");
        assertThat(told.proxy().allowedNames()).containsExactly("one", "two");
        assertThat(told.clientAuthorities()).isEqualTo(Path.of("clients.crt"));

        assertThat(AccessRules.of(config(Map.of("authorization-always-allow-paths", "")))
                        .openPaths())
                .isEmpty();
        assertThat(AccessRules.of(config(Map.of("authentication-skip-lookup", "true")))
                        .lookup())
                .isEqualTo(AccessRules.Lookup.SKIPPED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            cert-file ~ a.crt ~ windlass.api.cert-file is set and windlass.api.key-file is not
            key-file ~ a.key ~ windlass.api.key-file is set and windlass.api.cert-file is not
            port ~ 65536 ~ windlass.api.port must be 0 to 65535
            max-requests-inflight ~ -1 ~ windlass.api.max-requests-inflight must be positive
            request-timeout ~ 0s ~ windlass.api.request-timeout must be positive
            http2-max-streams-per-connection ~ -1 ~ windlass.api.http2-max-streams-per-connection must be positive
            tls-min-version ~ 1.3 ~ windlass.api.tls-min-version must be VersionTLS12 or VersionTLS13, was 1.3
            tls-cipher-suites ~ TLS_FOO ~ windlass.api.tls-cipher-suites: "TLS_FOO" is no cipher suite
            tls-sni-cert-key ~ a.crt ~ windlass.api.tls-sni-cert-key: expected certificate,key
            shutdown-delay-duration ~ PT-1S ~ windlass.api.shutdown-delay-duration cannot be negative
            authentication-token-webhook-cache-ttl ~ PT-1S ~ windlass.api.authentication-token-webhook-cache-ttl cannot be negative
            authorization-always-allow-paths ~ /a*b ~ windlass.api.authorization-always-allow-paths: "/a*b" is no path
            """)
    void areRefusedByName(String name, String value, String message) {
        assertThatThrownBy(() -> ApiCheck.check(config(Map.of(name, value)))).hasMessageStartingWith(message);
    }

    private static AggregatedSettings settings(Map<String, String> given) {
        return ApiSettings.of(config(given), List.of("us.svc"), OWN_DEADLINE);
    }

    static ApiConfig config(Map<String, String> given) {
        Map<String, String> properties = new HashMap<>();
        given.forEach((name, value) -> properties.put("windlass.api." + name, value));
        return new SmallRyeConfigBuilder()
                .withMapping(ApiConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "given", 400))
                .build()
                .getConfigMapping(ApiConfig.class);
    }
}
