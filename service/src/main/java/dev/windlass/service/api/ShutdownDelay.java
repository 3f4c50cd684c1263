package dev.windlass.service.api;

import dev.windlass.service.settings.ApiConfig;
import java.time.Duration;

/** The time in which a process that has been asked to end goes on answering, so that whoever sends requests can find others. */
public final class ShutdownDelay {
    private ShutdownDelay() {}

    /** @throws IllegalArgumentException when the setting can not be used; the message names it */
    static Duration of(ApiConfig config) {
        Duration delay = config.requests().shutdownDelayDuration();
        if (delay.isNegative()) {
            throw ApiSettings.refused("shutdown-delay-duration cannot be negative");
        }
        return delay;
    }

    /** Returns when the time is over, or at once when the thread is interrupted. */
    public static void pass(ApiConfig config) {
        try {
            Thread.sleep(of(config));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
