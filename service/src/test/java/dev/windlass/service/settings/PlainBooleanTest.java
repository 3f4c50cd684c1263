package dev.windlass.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asked through a configuration, so that the converter is found the way the services find it. */
class PlainBooleanTest {
    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "1", "yes", "y", "on", " true "})
    void saysYes(String value) {
        assertThat(given(value).getValue("windlass.stream.enabled", Boolean.class))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "0", "no", "n", "off"})
    void saysNo(String value) {
        assertThat(given(value).getValue("windlass.stream.enabled", Boolean.class))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ture", "maybe", "2", "enabled"})
    void anyOtherWordIsRefusedWithTheNameOfTheSetting(String value) {
        SmallRyeConfig config = given(value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.getValue("windlass.stream.enabled", Boolean.class))
                .withMessageContaining("windlass.stream.enabled")
                .withMessageContaining("\"" + value + "\" is neither true nor false");
    }

    private static SmallRyeConfig given(String value) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(Map.of("windlass.stream.enabled", value), "given", 400))
                .build();
    }
}
