package dev.windlass.kube.watch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing pauses with jitter. Not safe for several threads. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    void reset() {
        failures = 0;
    }

    /** The pause after one more failure: between one and two times the doubled first pause, at most twice the longest. */
    Duration next() {
        long doubled = first.toMillis() << Math.min(failures, 20);
        long base = Math.min(doubled, longest.toMillis());
        failures++;
        return Duration.ofMillis(base + (base == 0 ? 0 : random.nextLong(base)));
    }
}
