package dev.windlass.testbed.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * What pods and containers do beside using CPU and memory, the same for the same name and time, and on both endpoints that tell of
 * it. Counters grow with the time since their entity started.
 */
final class Believable {
    private static final double PERIODS_PER_SECOND = 10;
    private static final double BUSY_CORES = 0.1;

    private final SimulatedPod pod;

    Believable(SimulatedPod pod) {
        this.pod = pod;
    }

    /** Bytes received; a few hundred a second for most pods, a megabyte for some. */
    long received(Instant at) {
        return grown("received", 100, 9, podStart(), at);
    }

    long transmitted(Instant at) {
        return grown("transmitted", 50, 9, podStart(), at);
    }

    long receiveDropped(Instant at) {
        return grown("dropped", 0.001, 4, podStart(), at);
    }

    long processes() {
        return pod.containers().stream()
                .mapToLong(container -> processes(container.name()))
                .sum();
    }

    long processes(String container) {
        return 1 + seeded(container + "processes").nextInt(4);
    }

    long threads(String container) {
        return processes(container) + seeded(container + "threads").nextInt(40);
    }

    /** Every container with a limit counts periods; only busy ones have to wait. */
    long periods(SimulatedContainer container, Instant at) {
        return Math.round(PERIODS_PER_SECOND * seconds(container.started(), at));
    }

    long throttledPeriods(SimulatedContainer container, Instant at) {
        return Math.round(periods(container, at) * throttledShare(container, at));
    }

    double throttledSeconds(SimulatedContainer container, Instant at) {
        return throttledPeriods(container, at) * 0.04;
    }

    private double throttledShare(SimulatedContainer container, Instant at) {
        double seconds = seconds(container.started(), at);
        boolean busy = seconds > 0 && container.cpuSeconds(at) / seconds > BUSY_CORES;
        return busy ? 0.1 + 0.5 * seeded(container.name() + "share").nextDouble() : 0;
    }

    /** Microseconds in which a task waited for CPU, memory or a disk. */
    long waitedMicros(String container, String resource, Instant at) {
        return grown(container + resource + "waited", 50, 6, podStart(), at);
    }

    long stalledMicros(String container, String resource, Instant at) {
        return waitedMicros(container, resource, at) / 3;
    }

    long majorFaults(String container, Instant at) {
        return grown(container + "faults", 0.0001, 5, podStart(), at);
    }

    long residentBytes(SimulatedContainer container, Instant at) {
        return Math.round(container.workingSetBytes(at) * 0.8);
    }

    long rootfsBytes(String container) {
        return 4096L * (1 + seeded(container + "rootfs").nextInt(1000));
    }

    long logBytes(String container, Instant at) {
        return grown(container + "logs", 10, 4, podStart(), at);
    }

    /** One pod in four has a claim of its own. */
    boolean hasClaim() {
        return seeded("claim").nextInt(4) == 0;
    }

    String claim() {
        return "data-" + pod.name();
    }

    long claimUsedBytes(Instant at) {
        return Math.min(claimCapacityBytes(), (64L << 20) + grown("claim", 1000, 3, podStart(), at));
    }

    long claimCapacityBytes() {
        return 1L << 30;
    }

    Instant podStart() {
        return pod.containers().stream()
                .map(SimulatedContainer::started)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** At least {@code slowest} a second, and up to e to the {@code spread} times as much, small rates far more often. */
    private long grown(String what, double slowest, double spread, Instant from, Instant at) {
        double rate = slowest * Math.exp(seeded(what).nextDouble() * spread);
        return (long) (rate * Math.max(0, seconds(from, at)));
    }

    private SplittableRandom seeded(String what) {
        return new SplittableRandom((pod.key() + "/" + what).hashCode() * 0x9E3779B97F4A7C15L);
    }

    private static double seconds(Instant from, Instant at) {
        return Duration.between(from, at).toMillis() / 1000.0;
    }
}
