package dev.windlass.stream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.topic.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {
    @Test
    void aPropertyNoClientKnowsStopsTheStartAndIsNamed() {
        assertThatThrownBy(() -> ClientProperties.check(with(Map.of("sekurity.protocol", "SSL", "acks", "1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("windlass.stream.properties holds what no Kafka client knows: sekurity.protocol");
    }

    @Test
    void aValueThatCannotBeStopsTheStartAndIsNamed() {
        assertThatThrownBy(() -> ClientProperties.check(with(Map.of("linger.ms", "soon"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("linger.ms");
    }

    @Test
    void whatAnySecuredClusterNeedsIsAccepted() {
        assertThatCode(() -> ClientProperties.check(with(Map.of(
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", "SCRAM-SHA-512",
                        "ssl.truststore.type", "PEM",
                        "sasl.our.login.module.option", "x"))))
                .doesNotThrowAnyException();
    }

    @Test
    void thePromisesOfTheOutboxCannotBeConfiguredAway() {
        StreamSettings settings =
                with(Map.of("acks", "0", "enable.idempotence", "false", "delivery.timeout.ms", "1", "linger.ms", "77"));

        assertThat(ClientProperties.producer(settings, "test"))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true")
                .containsEntry("delivery.timeout.ms", "2147483647")
                .containsEntry("linger.ms", "77");
    }

    @Test
    void eachClientGetsOnlyWhatItKnows() {
        StreamSettings settings = with(Map.of("linger.ms", "77", "fetch.min.bytes", "5"));

        assertThat(ClientProperties.consumer(settings, "test"))
                .containsEntry("fetch.min.bytes", "5")
                .doesNotContainKey("linger.ms");
        assertThat(ClientProperties.admin(settings, "test")).doesNotContainKeys("linger.ms", "fetch.min.bytes");
    }

    private static StreamSettings with(Map<String, String> properties) {
        return new StreamSettings(true, "localhost:9092", Topics.DEFAULT, properties, 10);
    }
}
