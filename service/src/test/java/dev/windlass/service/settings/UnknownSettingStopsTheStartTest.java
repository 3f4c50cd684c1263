package dev.windlass.service.settings;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnknownSettingStopsTheStartTest {
    @Inject
    BeanManager beans;

    private final SettingsCheck check = new SettingsCheck();

    @Test
    void theExceptionNamesTheSettingAndTheFix() {
        Assertions.assertThatExceptionOfType(UnknownSettingException.class)
                .isThrownBy(() -> check.onStart(new StartupEvent(), beans, given("windlass.stream.enabeld", "false")))
                .withMessageContaining("windlass.stream.enabeld")
                .withMessageContaining("correct the spelling");
    }

    @Test
    void aSettingOfAMappingPasses() {
        check.onStart(new StartupEvent(), beans, given("windlass.stream.properties.\"security.protocol\"", "SSL"));
    }

    private static io.smallrye.config.SmallRyeConfig given(String name, String value) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of(name, value), "given", 400))
                .build();
    }
}
