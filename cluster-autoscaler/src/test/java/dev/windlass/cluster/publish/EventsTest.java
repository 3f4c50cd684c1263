package dev.windlass.cluster.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final List<Events.Event> written = new ArrayList<>();
    private final Events events = new Events(written::add, clock);

    @Test
    void anEqualEventIsDroppedForFiveMinutes() {
        say("gone");
        say("gone");
        say("back");
        assertThat(written).hasSize(2);
        clock.advance(Duration.ofMinutes(5));
        say("gone");
        assertThat(written).hasSize(3);
    }

    private void say(String message) {
        events.onNode("n", Events.Kind.NORMAL, "ScaleDown", message);
    }
}
