package dev.windlass.metrics.otlp;

import dev.windlass.metrics.signal.Form;
import dev.windlass.metrics.signal.Level;
import dev.windlass.metrics.signal.Signal;
import io.opentelemetry.api.common.Attributes;
import java.util.Locale;

/**
 * What a metric is called and how it is to be read.
 *
 * @param unit as UCUM writes it
 * @param attributes that every point of it bears for what it is
 */
record MetricName(String name, String unit, Form form, Attributes attributes) {
    private static final Attributes MAJOR = Attributes.of(AttributeNames.FAULT_TYPE, "major");
    private static final Attributes RECEIVED = Attributes.of(AttributeNames.DIRECTION, "receive");
    private static final Attributes TRANSMITTED = Attributes.of(AttributeNames.DIRECTION, "transmit");

    static MetricName of(String name, String unit, Form form) {
        return new MetricName(name, unit, form, Attributes.empty());
    }

    /**
     * The name of a signal: that of the semantic conventions for Kubernetes where there is one, else our own, of the level and the
     * name on the topic.
     */
    static MetricName of(Level level, Signal signal) {
        return switch (signal) {
            case MEMORY_RSS -> conventional(level, signal, "memory.rss", Attributes.empty());
            case MAJOR_PAGE_FAULTS -> conventional(level, signal, "memory.paging.faults", MAJOR);
            case NETWORK_RECEIVED -> conventional(level, signal, "network.io", RECEIVED);
            case NETWORK_TRANSMITTED -> conventional(level, signal, "network.io", TRANSMITTED);
            case NETWORK_RECEIVE_ERRORS -> conventional(level, signal, "network.errors", RECEIVED);
            case NETWORK_TRANSMIT_ERRORS -> conventional(level, signal, "network.errors", TRANSMITTED);
            case EPHEMERAL_STORAGE_USED, ROOTFS_USED ->
                conventional(level, signal, "filesystem.usage", Attributes.empty());
            case FILESYSTEM_USED -> filesystem(level, signal, "usage", "usage");
            case FILESYSTEM_CAPACITY -> filesystem(level, signal, "capacity", "capacity");
            case FILESYSTEM_AVAILABLE -> filesystem(level, signal, "available", "available");
            case FILESYSTEM_INODES -> filesystem(level, signal, "", "inode.count");
            case FILESYSTEM_INODES_FREE -> filesystem(level, signal, "", "inode.free");
            case FILESYSTEM_INODES_USED -> filesystem(level, signal, "", "inode.used");
            case CPU_PRESSURE_SOME,
                    CPU_PRESSURE_FULL,
                    CPU_PRESSURE_SOME_AVG10,
                    CPU_PRESSURE_FULL_AVG10,
                    MEMORY_PRESSURE_SOME,
                    MEMORY_PRESSURE_FULL,
                    MEMORY_PRESSURE_SOME_AVG10,
                    MEMORY_PRESSURE_FULL_AVG10,
                    IO_PRESSURE_SOME,
                    IO_PRESSURE_FULL,
                    IO_PRESSURE_SOME_AVG10,
                    IO_PRESSURE_FULL_AVG10,
                    CFS_PERIODS,
                    CFS_THROTTLED_PERIODS,
                    CFS_THROTTLED_TIME,
                    OOM_EVENTS,
                    RESTARTS,
                    PROCESSES,
                    PROCESSES_LIMIT,
                    THREADS,
                    EPHEMERAL_STORAGE_INODES_USED,
                    ROOTFS_INODES_USED,
                    LOGS_USED,
                    NETWORK_RECEIVE_DROPPED,
                    NETWORK_TRANSMIT_DROPPED -> own(level, signal);
        };
    }

    private static MetricName conventional(Level level, Signal signal, String name, Attributes attributes) {
        return new MetricName(prefix(level) + "." + name, signal.unit().code(), signal.form(), attributes);
    }

    /** @param ofNode empty where the conventions have no word for it */
    private static MetricName filesystem(Level level, Signal signal, String ofNode, String ofVolume) {
        if (level == Level.CLAIM) {
            return conventional(level, signal, "volume." + ofVolume, Attributes.empty());
        }
        return ofNode.isEmpty()
                ? own(level, signal)
                : conventional(level, signal, "filesystem." + ofNode, Attributes.empty());
    }

    /** A volume is told of with the pods that mount it. */
    static String prefix(Level level) {
        return switch (level) {
            case NODE, FILESYSTEM, NODE_INTERFACE -> "k8s.node";
            case CLAIM, POD, POD_INTERFACE -> "k8s.pod";
            case CONTAINER -> "container";
        };
    }

    private static MetricName own(Level level, Signal signal) {
        String whose =
                switch (level) {
                    case NODE, FILESYSTEM, NODE_INTERFACE -> "node";
                    case CLAIM -> "claim";
                    case POD, POD_INTERFACE -> "pod";
                    case CONTAINER -> "container";
                };
        return of(
                "windlass." + whose + "." + signal.label().toLowerCase(Locale.ROOT),
                signal.unit().code(),
                signal.form());
    }
}
