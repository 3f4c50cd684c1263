package dev.windlass.testbed.kubelet;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** One running container with its counters. Its load may be changed while it runs; counters go on from where they are. */
public final class SimulatedContainer {
    static final long NO_SWAP = -1;

    private static final long MEBIBYTE = 1 << 20;

    private final String name;
    private final Instant started;
    private volatile Load load;
    private volatile long swapBytes = NO_SWAP;

    private SimulatedContainer(String name, Instant started, Load load) {
        this.name = name;
        this.started = started;
        this.load = load;
    }

    /** A container that uses the same all the time. */
    public static SimulatedContainer constant(String name, Instant started, double cores, long memoryBytes) {
        return new SimulatedContainer(name, started, new Load(started, 0, UsageCurve.constant(cores), memoryBytes));
    }

    /** A container with believable use, the same for the same random numbers. */
    public static SimulatedContainer seeded(String name, Instant started, RandomGenerator random) {
        long memory = (long) (4 * MEBIBYTE * Math.exp(random.nextDouble() * 5));
        return new SimulatedContainer(name, started, new Load(started, 0, UsageCurve.seeded(random), memory));
    }

    public String name() {
        return name;
    }

    Instant started() {
        return started;
    }

    /** From this moment on the container uses this much. */
    public void use(UsageCurve cpu, long memoryBytes, Instant from) {
        load = new Load(from, cpuSeconds(from), cpu, memoryBytes);
    }

    /** From now on its kubelet tells of this much swap; before the first call it tells of none. */
    public SimulatedContainer swap(long bytes) {
        swapBytes = bytes;
        return this;
    }

    long swapBytes() {
        return swapBytes;
    }

    double cpuSeconds(Instant at) {
        return load.cpuSeconds(at);
    }

    /** Memory follows the CPU a little, as caches and heaps do. */
    long workingSetBytes(Instant at) {
        return load.workingSetBytes(at);
    }

    private record Load(Instant from, double secondsBefore, UsageCurve cpu, long memoryBytes) {
        private static final double SHARE_THAT_MOVES = 0.05;

        double cpuSeconds(Instant at) {
            return at.isBefore(from) ? secondsBefore : secondsBefore + cpu.coreSeconds(from, at);
        }

        long workingSetBytes(Instant at) {
            double mean = cpu.meanCores();
            double deviation = mean == 0 ? 0 : cpu.coresAt(at) / mean - 1;
            return Math.round(memoryBytes * (1 + SHARE_THAT_MOVES * deviation));
        }
    }
}
