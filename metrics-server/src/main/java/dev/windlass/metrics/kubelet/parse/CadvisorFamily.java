package dev.windlass.metrics.kubelet.parse;

import dev.windlass.metrics.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The families of {@code /metrics/cadvisor} that signals are read from; the name must match fully. */
enum CadvisorFamily {
    MEMORY_RSS("container_memory_rss", Signal.MEMORY_RSS),
    /** Only its series of major faults, and those of the cgroup without its children. */
    MEMORY_FAILURES("container_memory_failures_total", Signal.MAJOR_PAGE_FAULTS),
    CPU_WAITING("container_pressure_cpu_waiting_seconds_total", Signal.CPU_PRESSURE_SOME),
    CPU_STALLED("container_pressure_cpu_stalled_seconds_total", Signal.CPU_PRESSURE_FULL),
    MEMORY_WAITING("container_pressure_memory_waiting_seconds_total", Signal.MEMORY_PRESSURE_SOME),
    MEMORY_STALLED("container_pressure_memory_stalled_seconds_total", Signal.MEMORY_PRESSURE_FULL),
    IO_WAITING("container_pressure_io_waiting_seconds_total", Signal.IO_PRESSURE_SOME),
    IO_STALLED("container_pressure_io_stalled_seconds_total", Signal.IO_PRESSURE_FULL),
    CFS_PERIODS("container_cpu_cfs_periods_total", Signal.CFS_PERIODS),
    CFS_THROTTLED_PERIODS("container_cpu_cfs_throttled_periods_total", Signal.CFS_THROTTLED_PERIODS),
    CFS_THROTTLED_SECONDS("container_cpu_cfs_throttled_seconds_total", Signal.CFS_THROTTLED_TIME),
    OOM_EVENTS("container_oom_events_total", Signal.OOM_EVENTS),
    PROCESSES("container_processes", Signal.PROCESSES),
    THREADS("container_threads", Signal.THREADS),
    RECEIVED("container_network_receive_bytes_total", Signal.NETWORK_RECEIVED),
    TRANSMITTED("container_network_transmit_bytes_total", Signal.NETWORK_TRANSMITTED),
    RECEIVE_ERRORS("container_network_receive_errors_total", Signal.NETWORK_RECEIVE_ERRORS),
    TRANSMIT_ERRORS("container_network_transmit_errors_total", Signal.NETWORK_TRANSMIT_ERRORS),
    RECEIVE_DROPPED("container_network_receive_packets_dropped_total", Signal.NETWORK_RECEIVE_DROPPED),
    TRANSMIT_DROPPED("container_network_transmit_packets_dropped_total", Signal.NETWORK_TRANSMIT_DROPPED);

    private static final CadvisorFamily[] ALL = values();

    private final byte[] family;
    private final Signal signal;

    CadvisorFamily(String family, Signal signal) {
        this.family = family.getBytes(StandardCharsets.US_ASCII);
        this.signal = signal;
    }

    /** The family whose name fills {@code text[from, to)}, {@code null} when no signal is read from it. */
    static @Nullable CadvisorFamily of(byte[] text, int from, int to) {
        for (CadvisorFamily each : ALL) {
            if (each.is(text, from, to)) {
                return each;
            }
        }
        return null;
    }

    boolean is(byte[] text, int from, int to) {
        return Arrays.equals(family, 0, family.length, text, from, to);
    }

    Signal signal() {
        return signal;
    }
}
