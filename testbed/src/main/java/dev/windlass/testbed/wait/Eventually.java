package dev.windlass.testbed.wait;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Polls a reading until it is as wanted. A reading that throws counts as not yet: the failure is shown when the
 * deadline passes. Reads like {@code Eventually.within(seconds(30)).see("3 pods run", this::runningPods, n -> n == 3)}.
 */
public final class Eventually {
    private static final Duration EVERY = Duration.ofMillis(100);

    private final Duration deadline;
    private final Duration interval;
    private final InstantSource clock;
    private final Pause pause;

    Eventually(Duration deadline, Duration interval, InstantSource clock, Pause pause) {
        this.deadline = deadline;
        this.interval = interval;
        this.clock = clock;
        this.pause = pause;
    }

    /** Waits that give up after this time. */
    public static Eventually within(Duration deadline) {
        return new Eventually(deadline, EVERY, InstantSource.system(), Thread::sleep);
    }

    /** The same wait with another time between two readings. */
    public Eventually every(Duration interval) {
        return new Eventually(deadline, interval, clock, pause);
    }

    /**
     * Waits until the reading is as wanted and returns it.
     *
     * @param what the awaited state in words, for the failure
     * @throws NotSeenError at the deadline, with the last reading
     */
    public <T> T see(String what, Callable<? extends T> reading, Predicate<? super T> wanted) {
        Instant start = clock.instant();
        while (true) {
            @Nullable Object seen;
            @Nullable Throwable failure = null;
            try {
                T value = reading.call();
                if (wanted.test(value)) {
                    return value;
                }
                seen = value;
            } catch (InterruptedException interrupted) {
                throw interrupted(what, interrupted);
            } catch (Exception | AssertionError thrown) {
                seen = thrown;
                failure = thrown;
            }
            Duration waited = Duration.between(start, clock.instant());
            if (waited.compareTo(deadline) >= 0) {
                throw new NotSeenError(what, waited, seen, failure);
            }
            sleep(what);
        }
    }

    /** Waits until the condition holds. */
    public void holds(String what, Callable<Boolean> condition) {
        see(what, condition, holds -> holds);
    }

    /** Waits until the check no longer throws; its last failure is the one shown. */
    public void succeeds(String what, Check check) {
        see(
                what,
                () -> {
                    check.run();
                    return true;
                },
                passed -> passed);
    }

    private void sleep(String what) {
        try {
            pause.sleep(interval);
        } catch (InterruptedException interrupted) {
            throw interrupted(what, interrupted);
        }
    }

    private static IllegalStateException interrupted(String what, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for: " + what, cause);
    }

    /** Something that throws while the awaited state is not there. */
    @FunctionalInterface
    public interface Check {
        void run() throws Exception;
    }

    /** How time passes between two readings; a test passes it at once. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }
}
