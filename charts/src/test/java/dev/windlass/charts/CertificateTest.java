package dev.windlass.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CertificateTest {
    private static final String METRICS_OF_PROMETHEUS =
            "settings: {prometheus-url: 'http://prometheus:9090'}, rules: {rules: [{seriesQuery: up}]}";

    @AfterEach
    void forgetTheSecrets() {
        StandInCluster.get().clear();
    }

    @Test
    void aGeneratedCertificateNamesTheServiceAndItsAuthorityIsTheOneTheApiServerIsTold() throws Exception {
        Chart.Objects objects = Chart.render("");
        Map<String, Object> secret = Tree.at(objects.ofKind("Secret").named("windlass-metrics-server-serving"), "data");
        X509Certificate served = certificate(secret.get("tls.crt"));
        X509Certificate authority = certificate(secret.get("ca.crt"));

        served.verify(authority.getPublicKey());
        assertThat(served.getSubjectAlternativeNames().stream().<Object>map(List::getLast))
                .contains("windlass-metrics-server.windlass.svc");
        for (String version : List.of("v1", "v1beta1")) {
            Map<String, Object> spec = Tree.at(objects.ofKind("APIService").named(version + ".metrics.k8s.io"), "spec");
            assertThat(spec)
                    .containsEntry("caBundle", secret.get("ca.crt"))
                    .containsEntry("insecureSkipTLSVerify", false)
                    .containsEntry(
                            "service", Map.of("name", "windlass-metrics-server", "namespace", "windlass", "port", 443));
        }
    }

    @Test
    void anUpgradeKeepsTheCertificateThatIsThere() {
        Map<String, Object> first = Chart.render("").ofKind("Secret").named("windlass-metrics-server-serving");
        StandInCluster.get().put("windlass-metrics-server-serving", first);

        Chart.Objects upgrade = Chart.render("");

        assertThat(Tree.at(upgrade.ofKind("Secret").named("windlass-metrics-server-serving"), "data"))
                .isEqualTo(Tree.at(first, "data"));
        assertThat(Tree.value(upgrade.ofKind("APIService").named("v1.metrics.k8s.io"), "spec", "caBundle"))
                .isEqualTo(Tree.value(first, "data", "ca.crt"));
    }

    @Test
    void twoServicesHaveTwoAuthorities() {
        Chart.Objects secrets = Chart.render("autoscaler: {%s}".formatted(METRICS_OF_PROMETHEUS))
                .ofKind("Secret");

        assertThat(secrets.all()).hasSize(2);
        assertThat(Tree.value(secrets.all().getFirst(), "data", "ca.crt"))
                .isNotEqualTo(Tree.value(secrets.all().getLast(), "data", "ca.crt"));
    }

    @Test
    void aCertificateOfOnesOwnIsMountedAndNoneIsMade() {
        Chart.Objects objects = Chart.render(
                        "metricsServer: {certificate: {source: secret, secretName: mine, caBundle: QUJD}}")
                .of("metrics-server");

        assertThat(objects.ofKind("Secret").all()).isEmpty();
        assertThat(Tree.value(objects.ofKind("APIService").all().getFirst(), "spec", "caBundle"))
                .isEqualTo("QUJD");
        assertThat(Tree.list(objects.ofKind("Deployment").all().getFirst(), "spec", "template", "spec", "volumes"))
                .contains(Map.of("name", "serving", "secret", Map.of("secretName", "mine")));
    }

    @Test
    void aCertificateOfOnesOwnMustBeNamed() {
        assertThatThrownBy(() -> Chart.render("metricsServer: {certificate: {source: secret, caBundle: QUJD}}"))
                .hasMessageContaining("certificate.secretName must name it");
    }

    @Test
    void certManagerMakesTheCertificateAndTellsTheApiServer() {
        Chart.Objects objects = Chart.render("metricsServer: {certificate: {source: cert-manager}}")
                .of("metrics-server");

        assertThat(objects.ofKind("Secret").all()).isEmpty();
        assertThat(objects.ofKind("Issuer").all()).hasSize(2);
        assertThat(Tree.value(
                        objects.ofKind("Certificate").named("windlass-metrics-server-serving"), "spec", "secretName"))
                .isEqualTo("windlass-metrics-server-serving");
        assertThat(Tree.at(objects.ofKind("APIService").all().getFirst(), "metadata", "annotations"))
                .containsEntry("cert-manager.io/inject-ca-from", "windlass/windlass-metrics-server-serving");
    }

    @Test
    void anIssuerOfOnesOwnIsTaken() {
        Chart.Objects objects = Chart.render(
                        "metricsServer: {certificate: {source: cert-manager, issuerRef: {kind: ClusterIssuer, name: corp}}}")
                .of("metrics-server");

        assertThat(objects.ofKind("Issuer").all()).isEmpty();
        assertThat(Tree.at(objects.ofKind("Certificate").all().getFirst(), "spec", "issuerRef"))
                .isEqualTo(Map.of("kind", "ClusterIssuer", "name", "corp"));
    }

    @Test
    void metricsApisAreServedWhenThereIsAPrometheusToAsk() {
        assertThat(apis("")).isEmpty();
        assertThat(apis(METRICS_OF_PROMETHEUS))
                .containsExactly(
                        "v1beta1.custom.metrics.k8s.io",
                        "v1beta2.custom.metrics.k8s.io",
                        "v1beta1.external.metrics.k8s.io");
    }

    @Test
    void metricsApisThatAnotherAdapterServesAreLeftToIt() {
        assertThat(apis(METRICS_OF_PROMETHEUS + ", apis: {external: false}"))
                .containsExactly("v1beta1.custom.metrics.k8s.io", "v1beta2.custom.metrics.k8s.io");
        assertThat(apis(METRICS_OF_PROMETHEUS + ", apis: {custom: false, external: false}"))
                .isEmpty();
    }

    @Test
    void rulesWithoutAPrometheusAndAPrometheusWithoutRulesAreRefused() {
        assertThatThrownBy(() -> apis("rules: {rules: [{seriesQuery: up}]}"))
                .hasMessageContaining("prometheus-url must");
        assertThatThrownBy(() -> apis("settings: {prometheus-url: 'http://prometheus:9090'}"))
                .hasMessageContaining("autoscaler.rules must");
    }

    private static List<String> apis(String autoscaler) {
        return Chart.render("autoscaler: {%s}".formatted(autoscaler))
                .of("autoscaler")
                .ofKind("APIService")
                .names();
    }

    private static X509Certificate certificate(Object base64) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(base64.toString())));
    }
}
