package dev.windlass.autoscaler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DueQueueTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final DueQueue<String> queue = new DueQueue<>();

    @Test
    void aKeyComesWhenItIsDueAndNotBefore() {
        queue.add("a", NOW.plusSeconds(15));
        assertThat(queue.poll(NOW.plusSeconds(14))).isEmpty();
        assertThat(queue.poll(NOW.plusSeconds(15))).contains("a");
    }

    @Test
    void theEarlierTimeCountsAndTheKeyComesOnce() {
        queue.add("a", NOW.plusSeconds(15));
        queue.add("a", NOW);
        queue.add("a", NOW.plusSeconds(20));
        assertThat(queue.poll(NOW)).contains("a");
        queue.done("a");
        assertThat(queue.poll(NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aKeyThatBecomesDueWhileWorkedOnComesAgainAfterwards() {
        queue.add("a", NOW);
        assertThat(queue.poll(NOW)).contains("a");
        queue.add("a", NOW);
        assertThat(queue.poll(NOW)).isEmpty();
        queue.done("a");
        assertThat(queue.poll(NOW)).contains("a");
    }

    @Test
    void aKeyThatWasTakenBackDoesNotCome() {
        queue.add("a", NOW);
        queue.add("b", NOW.plusSeconds(1));
        queue.remove("a");
        assertThat(queue.poll(NOW.plusSeconds(2))).contains("b");
        assertThat(queue.size()).isZero();
    }
}
