package dev.windlass.metrics.exposition;

import static dev.windlass.metrics.signal.Form.COUNTER;
import static dev.windlass.metrics.signal.Form.GAUGE;

import dev.windlass.metrics.exposition.Origin.OfPoints;
import dev.windlass.metrics.signal.Form;
import dev.windlass.metrics.signal.Level;
import dev.windlass.metrics.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Every family of the page, the most needed first: when there are more series than may be written, those of the last families are
 * left out. What cAdvisor and the kubelet call a thing is kept, since dashboards know it and this page takes the place of theirs;
 * what node exporter calls a thing is not, since it stays, and two of a name would double every sum.
 */
final class Families {
    /** In the order of their need. */
    static final List<Family> ALL = all();

    private Families() {}

    private static List<Family> all() {
        List<Family> all = new ArrayList<>();
        all.addAll(usage());
        all.addAll(trouble());
        all.addAll(storage());
        all.addAll(network());
        all.addAll(pressure(Level.NODE, "windlass_node_pressure"));
        all.addAll(pressure(Level.CONTAINER, "container_pressure"));
        all.addAll(pressure(Level.POD, "windlass_pod_pressure"));
        all.addAll(rest());
        return List.copyOf(all);
    }

    private static List<Family> usage() {
        return List.of(
                points(
                        "node_cpu_usage_seconds_total",
                        COUNTER,
                        Level.NODE,
                        OfPoints.CPU,
                        "CPU time that the node used."),
                points(
                        "node_memory_working_set_bytes",
                        GAUGE,
                        Level.NODE,
                        OfPoints.MEMORY,
                        "Memory that the node uses and cannot give back at once."),
                points("node_swap_usage_bytes", GAUGE, Level.NODE, OfPoints.SWAP, "Swap that the node uses."),
                points(
                        "container_cpu_usage_seconds_total",
                        COUNTER,
                        Level.CONTAINER,
                        OfPoints.CPU,
                        "CPU time that the container used."),
                points(
                        "container_memory_working_set_bytes",
                        GAUGE,
                        Level.CONTAINER,
                        OfPoints.MEMORY,
                        "Memory that the container uses and cannot give back at once."),
                points(
                        "container_start_time_seconds",
                        GAUGE,
                        Level.CONTAINER,
                        OfPoints.START,
                        "When the container started, seconds since the epoch."),
                points(
                        "container_swap_usage_bytes",
                        GAUGE,
                        Level.CONTAINER,
                        OfPoints.SWAP,
                        "Swap that the container uses."));
    }

    private static List<Family> trouble() {
        return List.of(
                signal(
                        "windlass_container_restarts_total",
                        Level.CONTAINER,
                        Signal.RESTARTS,
                        "How often the container was seen to start anew since this replica follows its node."),
                signal(
                        "container_oom_events_total",
                        Level.CONTAINER,
                        Signal.OOM_EVENTS,
                        "How often the kernel ended something of the container for want of memory."),
                signal(
                        "container_cpu_cfs_periods_total",
                        Level.CONTAINER,
                        Signal.CFS_PERIODS,
                        "Scheduling periods in which the container ran under its CPU limit."),
                signal(
                        "container_cpu_cfs_throttled_periods_total",
                        Level.CONTAINER,
                        Signal.CFS_THROTTLED_PERIODS,
                        "Scheduling periods in which the container had to wait for its CPU limit."),
                signal(
                        "container_cpu_cfs_throttled_seconds_total",
                        Level.CONTAINER,
                        Signal.CFS_THROTTLED_TIME,
                        "Time that the container's threads had to wait for its CPU limit."),
                signal(
                        "container_memory_rss",
                        Level.CONTAINER,
                        Signal.MEMORY_RSS,
                        "Anonymous memory of the container, in bytes."));
    }

    private static List<Family> storage() {
        List<Family> families = new ArrayList<>(filesystem(Level.FILESYSTEM, "windlass_node_filesystem", "filesystem"));
        families.addAll(filesystem(Level.CLAIM, "kubelet_volume_stats", "claim's volume"));
        families.add(signal(
                "windlass_pod_ephemeral_storage_used_bytes",
                Level.POD,
                Signal.EPHEMERAL_STORAGE_USED,
                "What the pod's containers, logs and ephemeral volumes use of the node's filesystem."));
        families.add(signal(
                "windlass_pod_ephemeral_storage_inodes_used",
                Level.POD,
                Signal.EPHEMERAL_STORAGE_INODES_USED,
                "Inodes of the pod's ephemeral storage."));
        families.add(signal(
                "windlass_container_rootfs_used_bytes",
                Level.CONTAINER,
                Signal.ROOTFS_USED,
                "What the container has written over its image."));
        families.add(signal(
                "windlass_container_logs_used_bytes",
                Level.CONTAINER,
                Signal.LOGS_USED,
                "Size of the container's logs."));
        families.add(signal(
                "windlass_container_rootfs_inodes_used",
                Level.CONTAINER,
                Signal.ROOTFS_INODES_USED,
                "Inodes of what the container has written over its image."));
        return families;
    }

    private static List<Family> filesystem(Level level, String prefix, String what) {
        return List.of(
                signal(prefix + "_used_bytes", level, Signal.FILESYSTEM_USED, "Bytes used of the " + what + "."),
                signal(prefix + "_capacity_bytes", level, Signal.FILESYSTEM_CAPACITY, "Size of the " + what + "."),
                signal(
                        prefix + "_available_bytes",
                        level,
                        Signal.FILESYSTEM_AVAILABLE,
                        "Bytes left on the " + what + "."),
                signal(prefix + "_inodes", level, Signal.FILESYSTEM_INODES, "Inodes that the " + what + " can have."),
                signal(
                        prefix + "_inodes_free",
                        level,
                        Signal.FILESYSTEM_INODES_FREE,
                        "Inodes left on the " + what + "."),
                signal(
                        prefix + "_inodes_used",
                        level,
                        Signal.FILESYSTEM_INODES_USED,
                        "Inodes used of the " + what + "."));
    }

    private static List<Family> network() {
        List<Family> families = new ArrayList<>(network(Level.NODE_INTERFACE, "windlass_node_network", "node"));
        families.addAll(network(Level.POD_INTERFACE, "container_network", "pod"));
        return families;
    }

    private static List<Family> network(Level level, String prefix, String whose) {
        return List.of(
                signal(
                        prefix + "_receive_bytes_total",
                        level,
                        Signal.NETWORK_RECEIVED,
                        "Bytes that the " + whose + " received."),
                signal(
                        prefix + "_transmit_bytes_total",
                        level,
                        Signal.NETWORK_TRANSMITTED,
                        "Bytes that the " + whose + " sent."),
                signal(
                        prefix + "_receive_errors_total",
                        level,
                        Signal.NETWORK_RECEIVE_ERRORS,
                        "Errors in what the " + whose + " received."),
                signal(
                        prefix + "_transmit_errors_total",
                        level,
                        Signal.NETWORK_TRANSMIT_ERRORS,
                        "Errors in what the " + whose + " sent."),
                signal(
                        prefix + "_receive_packets_dropped_total",
                        level,
                        Signal.NETWORK_RECEIVE_DROPPED,
                        "Packets dropped of what came for the " + whose + "."),
                signal(
                        prefix + "_transmit_packets_dropped_total",
                        level,
                        Signal.NETWORK_TRANSMIT_DROPPED,
                        "Packets dropped of what the " + whose + " sent."));
    }

    private static List<Family> pressure(Level level, String prefix) {
        List<Family> families = new ArrayList<>();
        List<Family.Series> averages = new ArrayList<>();
        for (Pressure pressure : Pressure.values()) {
            String resource = pressure.name().toLowerCase(Locale.ROOT);
            families.add(signal(
                    prefix + "_" + resource + "_waiting_seconds_total",
                    level,
                    pressure.some,
                    "Time in which some task had to wait for " + pressure.what + "."));
            families.add(signal(
                    prefix + "_" + resource + "_stalled_seconds_total",
                    level,
                    pressure.full,
                    "Time in which no task could go on for want of " + pressure.what + "."));
            averages.add(average(resource, "some", pressure.someAvg10));
            averages.add(average(resource, "full", pressure.fullAvg10));
        }
        families.add(new Family(
                (prefix.startsWith("windlass_") ? prefix : "windlass_" + prefix) + "_avg10_ratio",
                "Share of the last ten seconds in which some task, or every task, had to wait for a resource.",
                GAUGE,
                level,
                averages));
        return families;
    }

    private static Family.Series average(String resource, String kind, Signal signal) {
        return new Family.Series(new Origin.OfSignal(signal), "kind=\"" + kind + "\",resource=\"" + resource + "\"");
    }

    private enum Pressure {
        CPU(
                "CPU",
                Signal.CPU_PRESSURE_SOME,
                Signal.CPU_PRESSURE_FULL,
                Signal.CPU_PRESSURE_SOME_AVG10,
                Signal.CPU_PRESSURE_FULL_AVG10),
        MEMORY(
                "memory",
                Signal.MEMORY_PRESSURE_SOME,
                Signal.MEMORY_PRESSURE_FULL,
                Signal.MEMORY_PRESSURE_SOME_AVG10,
                Signal.MEMORY_PRESSURE_FULL_AVG10),
        IO(
                "a disk",
                Signal.IO_PRESSURE_SOME,
                Signal.IO_PRESSURE_FULL,
                Signal.IO_PRESSURE_SOME_AVG10,
                Signal.IO_PRESSURE_FULL_AVG10);

        private final String what;
        private final Signal some;
        private final Signal full;
        private final Signal someAvg10;
        private final Signal fullAvg10;

        Pressure(String what, Signal some, Signal full, Signal someAvg10, Signal fullAvg10) {
            this.what = what;
            this.some = some;
            this.full = full;
            this.someAvg10 = someAvg10;
            this.fullAvg10 = fullAvg10;
        }
    }

    private static List<Family> rest() {
        return List.of(
                signal("windlass_node_processes", Level.NODE, Signal.PROCESSES, "Processes and threads of the node."),
                signal(
                        "windlass_node_processes_limit",
                        Level.NODE,
                        Signal.PROCESSES_LIMIT,
                        "The most processes and threads that the node can have."),
                signal(
                        "windlass_node_memory_rss_bytes",
                        Level.NODE,
                        Signal.MEMORY_RSS,
                        "Anonymous memory of the node."),
                signal(
                        "windlass_node_memory_major_page_faults_total",
                        Level.NODE,
                        Signal.MAJOR_PAGE_FAULTS,
                        "Pages that the node had to read from a disk."),
                signal("container_processes", Level.CONTAINER, Signal.PROCESSES, "Processes of the container."),
                signal("container_threads", Level.CONTAINER, Signal.THREADS, "Threads of the container."),
                new Family(
                        "container_memory_failures_total",
                        "Page faults of the container for which a page was read from a disk.",
                        COUNTER,
                        Level.CONTAINER,
                        List.of(new Family.Series(
                                new Origin.OfSignal(Signal.MAJOR_PAGE_FAULTS),
                                "failure_type=\"pgmajfault\",scope=\"container\""))),
                signal("windlass_pod_processes", Level.POD, Signal.PROCESSES, "Processes of the pod."),
                signal("windlass_pod_memory_rss_bytes", Level.POD, Signal.MEMORY_RSS, "Anonymous memory of the pod."),
                signal(
                        "windlass_pod_memory_major_page_faults_total",
                        Level.POD,
                        Signal.MAJOR_PAGE_FAULTS,
                        "Pages that the pod had to read from a disk."));
    }

    private static Family points(String name, Form form, Level level, OfPoints origin, String help) {
        return Family.of(name, form, level, origin, help);
    }

    private static Family signal(String name, Level level, Signal signal, String help) {
        if (!signal.levels().contains(level)) {
            throw new IllegalArgumentException(name + ": " + signal + " is not measured of a " + level);
        }
        return Family.of(name, signal.form(), level, new Origin.OfSignal(signal), help);
    }
}
