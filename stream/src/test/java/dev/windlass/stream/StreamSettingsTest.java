package dev.windlass.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.stream.topic.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {
    @Test
    void aStreamWithoutBrokersIsRefusedWithTheTwoWaysOut() {
        assertThatThrownBy(() -> StreamSettings.of(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("windlass.stream.bootstrap-servers")
                .hasMessageContaining("windlass.stream.enabled=false");
        assertThat(StreamSettings.disabled().enabled()).isFalse();
    }

    @Test
    void anOutboxWithoutRoomIsRefused() {
        assertThatThrownBy(() -> new StreamSettings(true, "localhost:9092", Topics.DEFAULT, Map.of(), 0))
                .hasMessage("the outbox capacity must be positive, was 0");
    }

    @Test
    void aDefaultHoldsUnlessThePropertyIsSet() {
        StreamSettings none = StreamSettings.of("kafka:9092");
        StreamSettings set =
                new StreamSettings(true, "kafka:9092", none.topics(), Map.of("linger.ms", "5"), none.outboxCapacity());

        assertThat(none.withDefault("linger.ms", "100").properties()).containsEntry("linger.ms", "100");
        assertThat(set.withDefault("linger.ms", "100")).isEqualTo(set);
    }
}
