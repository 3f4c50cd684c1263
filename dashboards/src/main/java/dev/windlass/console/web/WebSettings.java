package dev.windlass.console.web;

import java.time.Duration;
import java.util.Objects;

/**
 * How pages are kept up to date.
 *
 * @param frame the least time between two updates of a page; what happens in between is seen at once
 * @param heartbeat how often a page hears that the console lives although nothing changed
 * @param patience how long a browser may take to receive an update before the connection is given up
 * @param maxPages pages open at once
 */
public record WebSettings(Duration frame, Duration heartbeat, Duration patience, int maxPages) {
    public WebSettings {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(heartbeat, "heartbeat");
        Objects.requireNonNull(patience, "patience");
        if (!frame.isPositive() || heartbeat.compareTo(frame) < 0 || !patience.isPositive() || maxPages < 1) {
            throw new IllegalArgumentException(
                    "frame, patience and pages must be positive and heartbeat no shorter than" + " frame: " + frame
                            + ", " + heartbeat + ", " + patience + ", " + maxPages);
        }
    }
}
