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
}
