package dev.windlass.metrics.signal;

import static dev.windlass.metrics.signal.Form.COUNTER;
import static dev.windlass.metrics.signal.Form.GAUGE;
import static dev.windlass.metrics.signal.Level.CLAIM;
import static dev.windlass.metrics.signal.Level.CONTAINER;
import static dev.windlass.metrics.signal.Level.FILESYSTEM;
import static dev.windlass.metrics.signal.Level.NODE;
import static dev.windlass.metrics.signal.Level.NODE_INTERFACE;
import static dev.windlass.metrics.signal.Level.POD;
import static dev.windlass.metrics.signal.Level.POD_INTERFACE;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The signals: what each is called on the topic, what it is counted in and how, and what it is measured of. The names are part of
 * the records on the topic: one may be added, none changed.
 */
public enum Signal {
    MEMORY_RSS("memory.rss", Unit.BYTES, GAUGE, NODE, POD, CONTAINER),
    MAJOR_PAGE_FAULTS("memory.major_page_faults", Unit.FAULTS, COUNTER, NODE, POD, CONTAINER),

    /** Time in which some task waited for the resource. */
    CPU_PRESSURE_SOME("cpu.pressure.some", Unit.SECONDS, COUNTER, NODE, POD, CONTAINER),
    /** Time in which no task could go on for want of the resource. */
    CPU_PRESSURE_FULL("cpu.pressure.full", Unit.SECONDS, COUNTER, NODE, POD, CONTAINER),
    /** Share of the last ten seconds. */
    CPU_PRESSURE_SOME_AVG10("cpu.pressure.some.avg10", Unit.RATIO, GAUGE, NODE, POD, CONTAINER),
    CPU_PRESSURE_FULL_AVG10("cpu.pressure.full.avg10", Unit.RATIO, GAUGE, NODE, POD, CONTAINER),
    MEMORY_PRESSURE_SOME("memory.pressure.some", Unit.SECONDS, COUNTER, NODE, POD, CONTAINER),
    MEMORY_PRESSURE_FULL("memory.pressure.full", Unit.SECONDS, COUNTER, NODE, POD, CONTAINER),
    MEMORY_PRESSURE_SOME_AVG10("memory.pressure.some.avg10", Unit.RATIO, GAUGE, NODE, POD, CONTAINER),
    MEMORY_PRESSURE_FULL_AVG10("memory.pressure.full.avg10", Unit.RATIO, GAUGE, NODE, POD, CONTAINER),
    IO_PRESSURE_SOME("io.pressure.some", Unit.SECONDS, COUNTER, NODE, POD, CONTAINER),
    IO_PRESSURE_FULL("io.pressure.full", Unit.SECONDS, COUNTER, NODE, POD, CONTAINER),
    IO_PRESSURE_SOME_AVG10("io.pressure.some.avg10", Unit.RATIO, GAUGE, NODE, POD, CONTAINER),
    IO_PRESSURE_FULL_AVG10("io.pressure.full.avg10", Unit.RATIO, GAUGE, NODE, POD, CONTAINER),

    CFS_PERIODS("cpu.cfs.periods", Unit.PERIODS, COUNTER, CONTAINER),
    CFS_THROTTLED_PERIODS("cpu.cfs.throttled_periods", Unit.PERIODS, COUNTER, CONTAINER),
    CFS_THROTTLED_TIME("cpu.cfs.throttled_time", Unit.SECONDS, COUNTER, CONTAINER),
    OOM_EVENTS("memory.oom_events", Unit.EVENTS, COUNTER, CONTAINER),
    /** How often the container's start time moved forward since this process follows it. */
    RESTARTS("restarts_seen", Unit.RESTARTS, COUNTER, CONTAINER),

    PROCESSES("processes", Unit.PROCESSES, GAUGE, NODE, POD, CONTAINER),
    /** The most processes and threads the system can have. */
    PROCESSES_LIMIT("processes.limit", Unit.PROCESSES, GAUGE, NODE),
    THREADS("threads", Unit.THREADS, GAUGE, CONTAINER),

    FILESYSTEM_USED("filesystem.used", Unit.BYTES, GAUGE, FILESYSTEM, CLAIM),
    FILESYSTEM_CAPACITY("filesystem.capacity", Unit.BYTES, GAUGE, FILESYSTEM, CLAIM),
    FILESYSTEM_AVAILABLE("filesystem.available", Unit.BYTES, GAUGE, FILESYSTEM, CLAIM),
    FILESYSTEM_INODES("filesystem.inodes", Unit.INODES, GAUGE, FILESYSTEM, CLAIM),
    FILESYSTEM_INODES_FREE("filesystem.inodes_free", Unit.INODES, GAUGE, FILESYSTEM, CLAIM),
    FILESYSTEM_INODES_USED("filesystem.inodes_used", Unit.INODES, GAUGE, FILESYSTEM, CLAIM),

    EPHEMERAL_STORAGE_USED("ephemeral_storage.used", Unit.BYTES, GAUGE, POD),
    EPHEMERAL_STORAGE_INODES_USED("ephemeral_storage.inodes_used", Unit.INODES, GAUGE, POD),
    ROOTFS_USED("rootfs.used", Unit.BYTES, GAUGE, CONTAINER),
    ROOTFS_INODES_USED("rootfs.inodes_used", Unit.INODES, GAUGE, CONTAINER),
    LOGS_USED("logs.used", Unit.BYTES, GAUGE, CONTAINER),

    NETWORK_RECEIVED("network.received", Unit.BYTES, COUNTER, NODE_INTERFACE, POD_INTERFACE),
    NETWORK_TRANSMITTED("network.transmitted", Unit.BYTES, COUNTER, NODE_INTERFACE, POD_INTERFACE),
    NETWORK_RECEIVE_ERRORS("network.receive_errors", Unit.ERRORS, COUNTER, NODE_INTERFACE, POD_INTERFACE),
    NETWORK_TRANSMIT_ERRORS("network.transmit_errors", Unit.ERRORS, COUNTER, NODE_INTERFACE, POD_INTERFACE),
    NETWORK_RECEIVE_DROPPED("network.receive_dropped", Unit.PACKETS, COUNTER, NODE_INTERFACE, POD_INTERFACE),
    NETWORK_TRANSMIT_DROPPED("network.transmit_dropped", Unit.PACKETS, COUNTER, NODE_INTERFACE, POD_INTERFACE);

    private static final Signal[] ALL = values();
    private static final Map<String, Signal> BY_NAME = byName();

    private final String label;
    private final Unit unit;
    private final Form form;
    private final Set<Level> levels;
    private final int levelBits;

    Signal(String label, Unit unit, Form form, Level... levels) {
        this.label = label;
        this.unit = unit;
        this.form = form;
        this.levels = Set.of(levels);
        int bits = 0;
        for (Level level : levels) {
            bits |= 1 << level.ordinal();
        }
        this.levelBits = bits;
    }

    private static Map<String, Signal> byName() {
        Map<String, Signal> signals = new HashMap<>();
        for (Signal signal : ALL) {
            signals.put(signal.label, signal);
        }
        return Map.copyOf(signals);
    }

    /** The signal of an {@link #ordinal()}; no array is made for it. */
    static Signal at(int ordinal) {
        return ALL[ordinal];
    }

    static int count() {
        return ALL.length;
    }

    /** The signal that is called so on the topic; none when a newer writer knows more than we do. */
    public static Optional<Signal> named(String label) {
        return Optional.ofNullable(BY_NAME.get(label));
    }

    /** What it is called on the topic. */
    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    public Form form() {
        return form;
    }

    /** Whether it is measured of entities of a level. */
    boolean isOf(Level level) {
        return (levelBits & 1 << level.ordinal()) != 0;
    }

    /** What it is measured of. */
    public Set<Level> levels() {
        return levels;
    }
}
