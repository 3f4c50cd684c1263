package dev.windlass.service.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * The process in the families that every Go and most other processes have, so that the boards and rules made for the peers go on
 * working. {@code process_start_time_seconds} is missing here: the framework's own binder serves it.
 */
final class ProcessCollector extends Collector {
    private static final Logger LOG = Logger.getLogger(ProcessCollector.class);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Path status;

    /** @param status where Linux tells of the process, {@code /proc/self/status}; without it there is nothing of memory */
    ProcessCollector(Path status) {
        this.status = status;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples> families = new ArrayList<>();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            families.add(new CounterMetricFamily(
                    "process_cpu_seconds_total",
                    "Total user and system CPU time spent in seconds.",
                    system.getProcessCpuTime() / NANOS_PER_SECOND));
            if (system instanceof UnixOperatingSystemMXBean unix) {
                families.add(gauge(
                        "process_open_fds", "Number of open file descriptors.", unix.getOpenFileDescriptorCount()));
                families.add(gauge(
                        "process_max_fds",
                        "Maximum number of open file descriptors.",
                        unix.getMaxFileDescriptorCount()));
            }
        }
        ProcessStatus memory = read();
        memory.residentBytes()
                .ifPresent(bytes ->
                        families.add(gauge("process_resident_memory_bytes", "Resident memory size in bytes.", bytes)));
        memory.virtualBytes()
                .ifPresent(bytes ->
                        families.add(gauge("process_virtual_memory_bytes", "Virtual memory size in bytes.", bytes)));
        return families;
    }

    private static MetricFamilySamples gauge(String name, String help, long value) {
        return new GaugeMetricFamily(name, help, value);
    }

    private ProcessStatus read() {
        try {
            return ProcessStatus.parse(Files.readString(status));
        } catch (IOException e) {
            LOG.debugf("no figures of the process's memory: file=%s reason=%s", status, e.getMessage());
            return new ProcessStatus(OptionalLong.empty(), OptionalLong.empty());
        }
    }
}
