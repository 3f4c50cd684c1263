package dev.windlass.metrics.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeerDefaultsTest {
    @Test
    void areWhatAManifestOfThePeerCountsOn() {
        assertThat(PeerDefaults.settings(Optional.empty(), 4711))
                .containsEntry("windlass.metrics-server.metric-resolution", "PT1M")
                .containsEntry("windlass.api.port", "443")
                .containsEntry("quarkus.http.host", "127.0.0.1")
                .containsEntry("quarkus.http.port", "4711")
                .containsEntry("windlass.stream.enabled", "false");
    }

    @Test
    void leaveTheStreamToWhoeverNamesBrokers() {
        assertThat(PeerDefaults.settings(Optional.of("kafka:9092"), 4711)).doesNotContainKey("windlass.stream.enabled");
        assertThat(PeerDefaults.settings(Optional.of(" "), 4711)).containsEntry("windlass.stream.enabled", "false");
    }

    @Test
    void areTheStandardsOfTheTable() {
        PeerDefaults.settings(Optional.empty(), 4711).forEach((setting, value) -> Flags.ALL.stream()
                .filter(flag -> flag.effect() instanceof Effect.Setting effect
                        && effect.setting().equals(setting))
                .forEach(
                        flag -> assertThat(flag.kind().setting(flag.standard())).isEqualTo(value)));
    }
}
