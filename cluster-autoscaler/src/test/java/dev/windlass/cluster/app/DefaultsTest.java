package dev.windlass.cluster.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scaledown.Settings;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    @Test
    void theFlagsDefaultToTheCoresDefaults() {
        assertThat(Flags.defaults().settings()).isEqualTo(Settings.DEFAULTS);
        assertThat(Flags.defaults().enabled()).isTrue();
    }

    @Test
    void leastWasteIsTheExpanderOfAStartWithoutSettings() {
        assertThat(Flags.config().growing().expander()).containsExactly("least-waste");
    }
}
