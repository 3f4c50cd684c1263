package dev.windlass.testbed.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventuallyTest {
    private Instant now = Instant.EPOCH;

    private Eventually within(int seconds) {
        return new Eventually(
                Duration.ofSeconds(seconds), Duration.ofSeconds(1), () -> now, pause -> now = now.plus(pause));
    }

    @Test
    void returnsTheFirstReadingThatIsAsWanted() {
        Deque<Integer> readings = new ArrayDeque<>(List.of(1, 2, 3, 4));

        int seen = within(10).see("three", readings::removeFirst, reading -> reading >= 3);

        assertThat(seen).isEqualTo(3);
        assertThat(now).isEqualTo(Instant.ofEpochSecond(2));
    }

    @Test
    void saysWhatWasAwaitedAndWhatWasLastSeenAtTheDeadline() {
        Deque<String> readings = new ArrayDeque<>(List.of("Pending", "Pending", "ContainerCreating"));

        assertThatThrownBy(() -> within(2).see("the pod runs", readings::removeFirst, "Running"::equals))
                .isInstanceOf(NotSeenError.class)
                .hasMessage("Not seen within 2.0 s: the pod runs. Last seen: ContainerCreating");
    }

    @Test
    void takesAFailingReadingAsNotYet() {
        Deque<Boolean> failures = new ArrayDeque<>(List.of(true, true, false));

        within(10).succeeds("the server answers", () -> {
            if (failures.removeFirst()) {
                throw new java.io.IOException("connection refused");
            }
        });

        assertThat(failures).isEmpty();
    }

    @Test
    void showsTheLastFailureWhenNothingElseCame() {
        assertThatThrownBy(() -> within(1).succeeds("the server answers", () -> {
                    throw new java.io.IOException("connection refused");
                }))
                .isInstanceOf(NotSeenError.class)
                .hasMessageContaining("Last seen: java.io.IOException: connection refused")
                .hasRootCauseMessage("connection refused");
    }

    @Test
    void givesUpAtOnceWhenInterrupted() {
        Eventually wait = new Eventually(Duration.ofSeconds(9), Duration.ofSeconds(1), () -> now, pause -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> wait.holds("never", () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never");
        assertThat(Thread.interrupted()).isTrue();
    }
}
