package dev.windlass.testbed.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * A use of CPU that rises and falls around a mean: {@code mean * (1 + swing * sin(2 pi t / period + phase))}. Its
 * integral has a closed form, so a counter read at any time is exact, and the same for every reader.
 *
 * @param meanCores cores used on average
 * @param swing how far it goes up and down, as a share of the mean (0 to 1, so that a counter never falls)
 * @param period time between two peaks
 * @param phase where in the period time zero lies, in radians
 */
public record UsageCurve(double meanCores, double swing, Duration period, double phase) {
    public UsageCurve {
        if (!(meanCores >= 0) || !(swing >= 0 && swing <= 1) || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(
                    "no usage: mean %s cores, swing %s, period %s".formatted(meanCores, swing, period));
        }
    }

    /** The same use at all times. */
    public static UsageCurve constant(double cores) {
        return new UsageCurve(cores, 0, Duration.ofMinutes(1), 0);
    }

    /** Believable use: most containers idle near nothing, few are busy, peaks minutes apart. */
    public static UsageCurve seeded(RandomGenerator random) {
        double mean = 0.002 * Math.exp(random.nextDouble() * 6); // 2 m to 800 m cores, small ones far more common
        return new UsageCurve(
                mean,
                random.nextDouble(0.1, 0.6),
                Duration.ofSeconds(random.nextInt(120, 900)),
                random.nextDouble(2 * Math.PI));
    }

    double coresAt(Instant time) {
        return meanCores * (1 + swing * Math.sin(angle(time)));
    }

    /** CPU time used between two moments, in core-seconds. */
    double coreSeconds(Instant from, Instant to) {
        double elapsed = seconds(to) - seconds(from);
        double wave = swing * (Math.cos(angle(from)) - Math.cos(angle(to))) / angularVelocity();
        return meanCores * (elapsed + wave);
    }

    private double angle(Instant time) {
        return angularVelocity() * seconds(time) + phase;
    }

    private double angularVelocity() {
        return 2 * Math.PI / (period.toMillis() / 1000.0);
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }
}
