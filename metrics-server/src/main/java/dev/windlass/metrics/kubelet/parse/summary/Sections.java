package dev.windlass.metrics.kubelet.parse.summary;

import static dev.windlass.metrics.signal.Signal.CPU_PRESSURE_FULL;
import static dev.windlass.metrics.signal.Signal.CPU_PRESSURE_FULL_AVG10;
import static dev.windlass.metrics.signal.Signal.CPU_PRESSURE_SOME;
import static dev.windlass.metrics.signal.Signal.CPU_PRESSURE_SOME_AVG10;
import static dev.windlass.metrics.signal.Signal.IO_PRESSURE_FULL;
import static dev.windlass.metrics.signal.Signal.IO_PRESSURE_FULL_AVG10;
import static dev.windlass.metrics.signal.Signal.IO_PRESSURE_SOME;
import static dev.windlass.metrics.signal.Signal.IO_PRESSURE_SOME_AVG10;
import static dev.windlass.metrics.signal.Signal.MEMORY_PRESSURE_FULL;
import static dev.windlass.metrics.signal.Signal.MEMORY_PRESSURE_FULL_AVG10;
import static dev.windlass.metrics.signal.Signal.MEMORY_PRESSURE_SOME;
import static dev.windlass.metrics.signal.Signal.MEMORY_PRESSURE_SOME_AVG10;

import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of objects that nodes, pods and containers have in common: one method for each. */
final class Sections {
    /**
     * The interface says nanoseconds, and the kubelet passes on what the kernel wrote, which is microseconds; its own cAdvisor page
     * reads the same number as microseconds.
     */
    private static final double PRESSURE_PER_SECOND = 1e6;

    private static final double PERCENT = 100;

    private final JsonWalk walk;
    private final long requestedAtMillis;
    private final List<Section> sections = new ArrayList<>();

    Sections(JsonWalk walk, long requestedAtMillis) {
        this.walk = walk;
        this.requestedAtMillis = requestedAtMillis;
    }

    /** Another section, which is kept. */
    Section next() {
        Section section = new Section(walk, requestedAtMillis);
        sections.add(section);
        return section;
    }

    void into(SignalsBuilder builder, Entity entity) {
        sections.forEach(section -> section.into(builder, entity));
    }

    void cpu() throws IOException {
        Section section = next();
        walk.object(field -> {
            switch (field) {
                case "time" -> section.time();
                case "psi" -> pressure(section, Pressure.CPU);
                default -> {
                    // Usage itself comes from the resource endpoint.
                }
            }
        });
    }

    void memory() throws IOException {
        Section section = next();
        walk.object(field -> {
            switch (field) {
                case "time" -> section.time();
                case "rssBytes" -> section.number(Signal.MEMORY_RSS);
                case "majorPageFaults" -> section.number(Signal.MAJOR_PAGE_FAULTS);
                case "psi" -> pressure(section, Pressure.MEMORY);
                default -> {
                    // Usage itself comes from the resource endpoint.
                }
            }
        });
    }

    void io() throws IOException {
        Section section = next();
        walk.object(field -> {
            switch (field) {
                case "time" -> section.time();
                case "psi" -> pressure(section, Pressure.IO);
                default -> {
                    // Nothing else is known of it yet.
                }
            }
        });
    }

    /** A filesystem; a signal that is {@code null} is not wanted of it. */
    void filesystem(@Nullable Signal used, @Nullable Signal inodesUsed) throws IOException {
        Section section = next();
        walk.object(field -> {
            switch (field) {
                case "time" -> section.time();
                case "usedBytes" -> ifWanted(section, used);
                case "inodesUsed" -> ifWanted(section, inodesUsed);
                default -> {
                    // Capacity and what is available are those of the node's filesystem below it.
                }
            }
        });
    }

    private static void ifWanted(Section section, @Nullable Signal signal) throws IOException {
        if (signal != null) {
            section.number(signal);
        }
    }

    /** The field of a whole filesystem; false when it is none. */
    static boolean ofFilesystem(Section section, String field) throws IOException {
        switch (field) {
            case "time" -> section.time();
            case "usedBytes" -> section.number(Signal.FILESYSTEM_USED);
            case "capacityBytes" -> section.number(Signal.FILESYSTEM_CAPACITY);
            case "availableBytes" -> section.number(Signal.FILESYSTEM_AVAILABLE);
            case "inodes" -> section.number(Signal.FILESYSTEM_INODES);
            case "inodesFree" -> section.number(Signal.FILESYSTEM_INODES_FREE);
            case "inodesUsed" -> section.number(Signal.FILESYSTEM_INODES_USED);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void pressure(Section section, Pressure of) throws IOException {
        walk.object(kind -> {
            switch (kind) {
                case "some" -> pressure(section, of.some, of.someAvg10);
                case "full" -> pressure(section, of.full, of.fullAvg10);
                default -> {
                    // The kernel knows these two.
                }
            }
        });
    }

    private void pressure(Section section, Signal total, Signal avg10) throws IOException {
        walk.object(field -> {
            switch (field) {
                case "total" -> section.number(total, PRESSURE_PER_SECOND);
                case "avg10" -> section.number(avg10, PERCENT);
                default -> {
                    // Longer averages follow from the total.
                }
            }
        });
    }

    private enum Pressure {
        CPU(CPU_PRESSURE_SOME, CPU_PRESSURE_SOME_AVG10, CPU_PRESSURE_FULL, CPU_PRESSURE_FULL_AVG10),
        MEMORY(MEMORY_PRESSURE_SOME, MEMORY_PRESSURE_SOME_AVG10, MEMORY_PRESSURE_FULL, MEMORY_PRESSURE_FULL_AVG10),
        IO(IO_PRESSURE_SOME, IO_PRESSURE_SOME_AVG10, IO_PRESSURE_FULL, IO_PRESSURE_FULL_AVG10);

        private final Signal some;
        private final Signal someAvg10;
        private final Signal full;
        private final Signal fullAvg10;

        Pressure(Signal some, Signal someAvg10, Signal full, Signal fullAvg10) {
            this.some = some;
            this.someAvg10 = someAvg10;
            this.full = full;
            this.fullAvg10 = fullAvg10;
        }
    }
}
