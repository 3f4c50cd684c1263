package dev.windlass.stream;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition by looking at it again and again, and says what it last saw when it never came. */
public final class Eventually {
    private Eventually() {}

    /** The first value seen that meets the condition. */
    public static <T> T within(Duration deadline, Supplier<T> value, Predicate<T> condition) {
        long end = System.nanoTime() + deadline.toNanos();
        T seen = value.get();
        while (!condition.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + deadline + "; last seen: " + seen);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            seen = value.get();
        }
        return seen;
    }
}
