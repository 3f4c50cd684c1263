package dev.windlass.metrics.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.tls.PemSource;
import dev.windlass.metrics.exposition.FamilySelection;
import dev.windlass.metrics.kubelet.KubeletAddressing;
import dev.windlass.metrics.kubelet.KubeletEndpoint;
import dev.windlass.metrics.kubelet.KubeletTrust;
import dev.windlass.metrics.scrape.SignalSettings;
import dev.windlass.metrics.window.WindowRules;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KubeletSettingsTest {
    private static final PemSource CLUSTER = new PemSource.File(Path.of("cluster-ca.crt"));

    @Test
    void hasThePeersDefaults() {
        MetricsServerConfig config = config(Map.of());

        assertThat(KubeletSettings.resolution(config)).isEqualTo(Duration.ofSeconds(15));
        assertThat(KubeletSettings.requestTimeout(config)).isEqualTo(Duration.ofSeconds(10));
        assertThat(KubeletSettings.addressing(config))
                .isEqualTo(new KubeletAddressing(
                        List.of("Hostname", "InternalDNS", "InternalIP", "ExternalDNS", "ExternalIP"),
                        10250,
                        KubeletAddressing.PortSource.SETTING,
                        "https"));
        assertThat(KubeletSettings.trust(config, Optional.of(CLUSTER)))
                .isEqualTo(new KubeletTrust.Verified(CLUSTER, KubeletTrust.Names.ADDRESS_OR_NODE, null));
    }

    @Test
    void shortensTheTimeoutWithThePeriodUnlessItIsSet() {
        assertThat(KubeletSettings.requestTimeout(config(Map.of("metric-resolution", "1s"))))
                .isEqualTo(Duration.ofMillis(900));
        assertThatThrownBy(() -> KubeletSettings.requestTimeout(
                        config(Map.of("metric-resolution", "10s", "kubelet-request-timeout", "10s"))))
                .hasMessage(
                        "windlass.metrics-server.kubelet-request-timeout must be positive and at most nine tenths of"
                                + " metric-resolution (9000ms), was 10000ms");
    }

    @Test
    void servesTheLastUsageForAMinuteOrFourPeriods() {
        assertThat(KubeletSettings.windowRules(config(Map.of())).retention()).isEqualTo(Duration.ofSeconds(60));
        assertThat(KubeletSettings.windowRules(config(Map.of("metric-resolution", "60s")))
                        .retention())
                .isEqualTo(Duration.ofSeconds(240));
        assertThat(KubeletSettings.windowRules(config(Map.of("usage-retention", "30s")))
                        .retention())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void refusesARetentionThatOneMissedScrapeUsesUp() {
        assertThatThrownBy(() -> KubeletSettings.windowRules(
                        config(Map.of("metric-resolution", "60s", "usage-retention", "119s"))))
                .hasMessage("windlass.metrics-server.usage-retention must be at least twice metric-resolution, or one"
                        + " missed scrape hides a node: was 119000ms with a metric-resolution of 60000ms");
        assertThat(KubeletSettings.windowRules(
                        config(Map.of("metric-resolution", "60s", "usage-retention", "60s", "compatibility", "true"))))
                .isEqualTo(WindowRules.compatibility(Duration.ofSeconds(60)));
    }

    @Test
    void refusesAPeriodUnderASecond() {
        assertThatThrownBy(() -> KubeletSettings.resolution(config(Map.of("metric-resolution", "500ms"))))
                .hasMessageContaining("metric-resolution must be at least 1s");
    }

    @Test
    void prefersItsOwnAuthorityToTheClusters() {
        assertThat(KubeletSettings.trust(
                        config(Map.of("kubelet-certificate-authority", "kubelets.crt")), Optional.of(CLUSTER)))
                .isEqualTo(new KubeletTrust.Verified(
                        new PemSource.File(Path.of("kubelets.crt")), KubeletTrust.Names.ADDRESS_OR_NODE, null));
    }

    @Test
    void leavesTheNodesNameOutWhenToldTo() {
        assertThat(trust(Map.of("kubelet-node-identity", "false")))
                .isEqualTo(new KubeletTrust.Verified(CLUSTER, KubeletTrust.Names.ADDRESS, null));
    }

    @Test
    void takesAFinerResolutionDownToASecond() {
        assertThatThrownBy(() -> KubeletSettings.resolutions(config(Map.of("fine-resolution", "200ms"))))
                .hasMessageContaining("fine-resolution must be at least 1s");
        assertThatThrownBy(() -> KubeletSettings.resolutions(config(Map.of("fine-node-selector", "a in"))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void readsNoSignalsUnlessToldTo() {
        assertThat(KubeletSettings.signals(config(Map.of()))).isEmpty();

        SignalSettings both = KubeletSettings.signals(config(
                        Map.of("kubelet-summary", "true", "kubelet-cadvisor", "true", "metric-resolution", "4s")))
                .orElseThrow();

        assertThat(both.endpoints()).containsExactly(KubeletEndpoint.SUMMARY, KubeletEndpoint.CADVISOR);
        assertThat(both.resolution()).isEqualTo(Duration.ofSeconds(60));
        assertThat(both.comfortable()).isEqualTo(Duration.ofSeconds(2));
        assertThatThrownBy(() -> KubeletSettings.signals(config(Map.of("signal-resolution", "5s"))))
                .hasMessageContaining("signal-resolution must be at least metric-resolution");
    }

    @Test
    void readsAsManySignalsAtOnceAsTheHeapHasRoomFor() {
        assertThat(KubeletSettings.signalsAtOnce(config(Map.of()), 64L << 20)).isEqualTo(4);
        assertThat(KubeletSettings.signalsAtOnce(config(Map.of()), 2L << 30)).isEqualTo(42);
        assertThat(KubeletSettings.signalsAtOnce(config(Map.of()), 64L << 30)).isEqualTo(256);
    }

    @Test
    void everyFamilyOfTheUsagePageIsThereByItsDefaultName() {
        MetricsServerConfig.UsagePage page = config(Map.of()).usagePage();

        assertThat(page.enabled()).isEmpty();
        assertThat(page.maxSeries()).isEqualTo(200_000);
        assertThat(FamilySelection.of(page.families())).isNotNull();
        assertThat(config(Map.of("otlp.headers.X-Token", "secret")).otlp().headers())
                .isEqualTo(Map.of("X-Token", "secret"));
    }

    @Test
    void refusesAnAuthorityWithoutVerification() {
        assertThatThrownBy(
                        () -> trust(Map.of("kubelet-insecure-tls", "true", "kubelet-certificate-authority", "ca.crt")))
                .hasMessageContaining("kubelet-insecure-tls and kubelet-certificate-authority exclude each other");
    }

    @Test
    void refusesHalfAClientCertificate() {
        assertThatThrownBy(() -> trust(Map.of("kubelet-client-certificate", "client.crt")))
                .hasMessageContaining("kubelet-client-certificate and kubelet-client-key belong together");
    }

    @Test
    void refusesTlsSettingsWithoutTls() {
        assertThat(trust(Map.of("deprecated-kubelet-completely-insecure", "true")))
                .isEqualTo(new KubeletTrust.Plain());
        assertThatThrownBy(() ->
                        trust(Map.of("deprecated-kubelet-completely-insecure", "true", "kubelet-insecure-tls", "true")))
                .hasMessageContaining("deprecated-kubelet-completely-insecure excludes");
    }

    private static KubeletTrust trust(Map<String, String> settings) {
        return KubeletSettings.trust(config(settings), Optional.of(CLUSTER));
    }

    private static MetricsServerConfig config(Map<String, String> settings) {
        Map<String, String> named = settings.entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> "windlass.metrics-server." + setting.getKey(), Map.Entry::getValue));
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(MetricsServerConfig.class)
                .withSources(new PropertiesConfigSource(named, "test", 100))
                .build()
                .getConfigMapping(MetricsServerConfig.class);
    }
}
