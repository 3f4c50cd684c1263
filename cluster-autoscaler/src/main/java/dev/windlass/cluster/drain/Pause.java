package dev.windlass.cluster.drain;

import java.time.Duration;

/** Waiting, as a parameter: tests step a clock instead. */
@FunctionalInterface
public interface Pause {
    void wait(Duration duration) throws InterruptedException;
}
