package dev.windlass.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.windlass.service.settings.StreamConfig;
import dev.windlass.stream.StreamSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamConnectionTest {
    @Test
    void anEnabledStreamWithoutBrokersSaysWhatToSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamConnection.settings(config(Map.of())))
                .withMessageContaining("windlass.stream.bootstrap-servers")
                .withMessageContaining("windlass.stream.enabled=false");
    }

    @Test
    void aDisabledStreamNeedsNothing() {
        assertThat(StreamConnection.settings(config(Map.of("windlass.stream.enabled", "false")))
                        .enabled())
                .isFalse();
    }

    @Test
    void everySettingReachesTheStream() {
        StreamSettings settings = StreamConnection.settings(config(Map.of(
                "windlass.stream.bootstrap-servers", "kafka:9092",
                "windlass.stream.topic-prefix", "test.",
                "windlass.stream.properties.\"security.protocol\"", "SSL",
                "windlass.stream.outbox-capacity", "7")));
        assertThat(settings.bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(settings.topics().samples()).isEqualTo("test.samples");
        assertThat(settings.properties()).containsEntry("security.protocol", "SSL");
        assertThat(settings.outboxCapacity()).isEqualTo(7);
    }

    private static StreamConfig config(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .withMapping(StreamConfig.class)
                .withSources(new PropertiesConfigSource(given, "given", 400))
                .build()
                .getConfigMapping(StreamConfig.class);
    }
}
