package dev.windlass.service.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnknownSettingsTest {
    private static final Set<String> KNOWN =
            Set.of("windlass.kube.kubeconfig", "windlass.stream.topic-prefix", "windlass.stream.properties.*");

    @Test
    void knownSettingsAndThoseOfOthersPass() {
        assertThat(UnknownSettings.find(
                        List.of(
                                "windlass.kube.kubeconfig",
                                "windlass.stream.properties.\"ssl.protocol\"",
                                "quarkus.x",
                                "user.home"),
                        List.of("PATH", "WINDLASS_STREAM_TOPIC_PREFIX", "WINDLASS_STREAM_PROPERTIES_SASL_MECHANISM"),
                        KNOWN))
                .isEmpty();
    }

    @Test
    void aMisspelledSettingIsFoundWhateverItsSource() {
        assertThat(UnknownSettings.find(
                        List.of("windlass.kube.kubeconfg", "windlass.kbue.kubeconfig"),
                        List.of("WINDLASS_STREAM_TOPICPREFIX"),
                        KNOWN))
                .containsExactly("WINDLASS_STREAM_TOPICPREFIX", "windlass.kbue.kubeconfig", "windlass.kube.kubeconfg");
    }

    @Test
    void whatKubernetesPutsIntoAPodsEnvironmentIsNoSetting() {
        assertThat(UnknownSettings.find(
                        List.of(),
                        List.of(
                                "WINDLASS_METRICS_SERVER_SERVICE_HOST",
                                "WINDLASS_METRICS_SERVER_SERVICE_PORT_HTTPS",
                                "WINDLASS_METRICS_SERVER_PORT",
                                "WINDLASS_METRICS_SERVER_PORT_443_TCP_ADDR"),
                        KNOWN))
                .isEmpty();
    }
}
