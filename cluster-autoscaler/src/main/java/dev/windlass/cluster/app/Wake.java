package dev.windlass.cluster.app;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Ends the loop's wait early. Any number of calls before the loop listens again count as one. Safe for any thread. */
final class Wake {
    private final Semaphore signal = new Semaphore(0);

    void now() {
        signal.release();
    }

    /** Returns when somebody called, or when the time is over. */
    void await(Duration longest) throws InterruptedException {
        if (signal.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            signal.drainPermits();
        }
    }
}
