package dev.windlass.kube.aggregated.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final Duration LIFE = Duration.ofSeconds(10);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Remembered<String, String> remembered = new Remembered<>(() -> now);

    @Test
    void forgetsAnAnswerWhenItsTimeIsOver() {
        remembered.put("question", "answer", LIFE);
        now = now.plusSeconds(10);
        assertThat(remembered.get("question")).contains("answer");

        now = now.plusNanos(1);
        assertThat(remembered.get("question")).isEmpty();
    }

    /** Else a permission that was withdrawn would hold for as long as the clock was set back. */
    @Test
    void forgetsAnAnswerWhenTheClockWasSetBack() {
        remembered.put("question", "answer", LIFE);

        now = now.minusSeconds(3600);

        assertThat(remembered.get("question")).isEmpty();
    }
}
