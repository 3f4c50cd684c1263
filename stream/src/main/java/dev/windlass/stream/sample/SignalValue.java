package dev.windlass.stream.sample;

import java.time.Instant;
import java.util.Objects;

/**
 * One value.
 *
 * @param signal what is measured
 * @param timestamp when, by the kubelet's clock
 * @param value in the signal's unit; finite and never negative
 */
public record SignalValue(SignalName signal, Instant timestamp, double value) {
    public SignalValue {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(timestamp, "timestamp");
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a signal is finite and never negative: " + signal.name() + " " + value);
        }
    }
}
