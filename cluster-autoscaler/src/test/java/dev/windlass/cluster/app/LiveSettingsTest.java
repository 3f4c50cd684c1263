package dev.windlass.cluster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {
    private final LiveSettings settings = new LiveSettings(Flags.defaults());

    @Test
    void theConfigMapGoesOverTheFlagsOfTheStart() {
        assertThat(settings.apply(Map.of(
                        "scale-down-delay-after-add", "5m",
                        "scale-down-utilization-threshold", "0.7",
                        "skip-nodes-with-local-storage", "false")))
                .containsExactly(
                        "scale-down-delay-after-add: 10m → 5m",
                        "scale-down-utilization-threshold: 0.5 → 0.7",
                        "skip-nodes-with-local-storage: true → false");
        var inForce = settings.current().settings();
        assertThat(inForce.delays().afterAdd()).isEqualTo(Duration.ofMinutes(5));
        assertThat(inForce.utilizationThreshold()).isEqualTo(0.7);
        assertThat(inForce.pods().localStorageBlocks()).isFalse();
        assertThat(inForce.unneededTime()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void withoutTheConfigMapTheFlagsOfTheStartAreBack() {
        settings.apply(Map.of("scale-down-unneeded-time", "1m"));
        assertThat(settings.apply(Map.of())).containsExactly("scale-down-unneeded-time: 1m → 10m");
    }

    @Test
    void aWrongValueIsNamedAndTheLastGoodOneStays() {
        settings.apply(Map.of("scale-down-unneeded-time", "1m"));
        assertThat(settings.apply(Map.of("scale-down-unneeded-time", "soon"))).isEmpty();
        assertThat(settings.current().settings().unneededTime()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.problems())
                .containsExactly("key \"scale-down-unneeded-time\": scale-down-unneeded-time is \"soon\"; "
                        + "write a duration such as 10m or 1h30m (1m stays in force)");
        settings.apply(Map.of("scale-down-unneeded-time", "2m"));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void aWrongValueDoesNotSpoilTheOthers() {
        settings.apply(Map.of("scale-down-utilization-threshold", "50", "scale-down-unneeded-time", "3m"));
        assertThat(settings.current().settings().unneededTime()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.problems().getFirst())
                .contains("\"50\"; write a number between 0 and 1 (0.5 stays in force)");
    }

    @Test
    void anUnknownKeyIsNamedWithTheKnownOnes() {
        settings.apply(Map.of("scale-down-unneded-time", "1m"));
        assertThat(settings.problems().getFirst())
                .startsWith(
                        "key \"scale-down-unneded-time\": there is no such setting; the settings are scale-down-enabled,");
    }
}
