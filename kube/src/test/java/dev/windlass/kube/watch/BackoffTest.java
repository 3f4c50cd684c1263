package dev.windlass.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void pausesDoubleUpToTheLongestWithJitterOnTop() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new Random(1));

        for (int failure = 0; failure < 100; failure++) {
            long least = Math.min(30_000, 500L << Math.min(failure, 10));
            assertThat(backoff.next().toMillis()).isBetween(least, 2 * least - 1);
        }
        backoff.reset();
        assertThat(backoff.next().toMillis()).isBetween(500L, 999L);
    }

    @Test
    void aPauseOfZeroStaysZero() {
        assertThat(new Backoff(Duration.ZERO, Duration.ZERO, new Random(1)).next())
                .isZero();
    }
}
