package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The peer's histogram bounds, which its dashboards know. */
final class TickBuckets {
    /** Seconds; what the Prometheus client libraries start from. */
    static final double[] DEFAULTS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private static final double LARGEST = 10;
    private static final double SAME = 0.005;

    private TickBuckets() {}

    /** The defaults and, around a period longer than they reach, some more; a shorter period is put among them. */
    static double[] of(Duration resolution) {
        double period = resolution.toNanos() / 1e9;
        if (period > LARGEST) {
            return DoubleStream.concat(
                            Arrays.stream(DEFAULTS),
                            DoubleStream.of((LARGEST + period) / 2, period, 1.5 * period, 2 * period))
                    .toArray();
        }
        boolean there = Arrays.stream(DEFAULTS).anyMatch(bound -> Math.abs(bound - period) <= SAME);
        return there
                ? DEFAULTS.clone()
                : DoubleStream.concat(Arrays.stream(DEFAULTS), DoubleStream.of(period))
                        .sorted()
                        .toArray();
    }
}
