package dev.windlass.metrics.kubelet.parse;

import dev.windlass.metrics.kubelet.parse.PlainReading.Broken;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cAdvisor page read the plain way: a line and a regular expression at a time, and each label looked for anew. */
final class PlainCadvisor {
    private static final Map<String, Signal> WANTED = Map.ofEntries(
            Map.entry("container_threads", Signal.THREADS),
            Map.entry("container_processes", Signal.PROCESSES),
            Map.entry("container_memory_rss", Signal.MEMORY_RSS),
            Map.entry("container_memory_failures_total", Signal.MAJOR_PAGE_FAULTS),
            Map.entry("container_oom_events_total", Signal.OOM_EVENTS),
            Map.entry("container_network_receive_bytes_total", Signal.NETWORK_RECEIVED),
            Map.entry("container_network_transmit_packets_dropped_total", Signal.NETWORK_TRANSMIT_DROPPED),
            Map.entry("container_cpu_cfs_throttled_seconds_total", Signal.CFS_THROTTLED_TIME),
            Map.entry("container_pressure_io_stalled_seconds_total", Signal.IO_PRESSURE_FULL));
    private static final Pattern NAME = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*+).*", Pattern.DOTALL);

    private PlainCadvisor() {}

    /** What is to be read of an answer, {@code null} when it is malformed. */
    static @Nullable NodeSignals of(byte[] text, long requestedAtMillis) {
        SignalsBuilder builder = new SignalsBuilder();
        try {
            for (String line : new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)) {
                line(line.replaceFirst("^[ \\t]+", ""), requestedAtMillis, builder);
            }
        } catch (Broken _) {
            return null;
        }
        return builder.build();
    }

    private static void line(String line, long requestedAtMillis, SignalsBuilder builder) throws Broken {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        Matcher name = NAME.matcher(line);
        if (!name.matches()) {
            throw new Broken();
        }
        Signal signal = WANTED.get(name.group(1));
        if (signal == null) {
            return;
        }
        Matcher sample = PlainReading.SAMPLE.matcher(line);
        if (!sample.matches() || sample.group(2) == null) {
            throw new Broken();
        }
        Entity entity = entity(sample.group(2));
        double value = PlainReading.number(sample.group(5));
        long time = sample.group(6) == null ? requestedAtMillis : PlainReading.millis(sample.group(6));
        if (entity != null) {
            builder.put(entity, signal, value, time);
        }
    }

    private static @Nullable Entity entity(String labels) throws Broken {
        String interfaceName = label(labels, "interface");
        if (interfaceName.equals("lo") || interfaceName.matches("veth.+")) {
            return null;
        }
        String failure = label(labels, "failure_type");
        if (!failure.isEmpty() && !failure.equals("pgmajfault")
                || failure.equals("pgmajfault") && !label(labels, "scope").equals("container")) {
            return null;
        }
        String pod = label(labels, "pod");
        if (pod.isEmpty()) {
            if (!label(labels, "id").equals("/")) {
                return null;
            }
            return interfaceName.isEmpty() ? Entity.NODE : Entity.nodeInterface(interfaceName);
        }
        String namespace = label(labels, "namespace");
        String container = label(labels, "container");
        if (namespace.isEmpty()) {
            return null;
        }
        boolean sandbox = container.isEmpty() || container.equals("POD");
        if (!interfaceName.isEmpty()) {
            return sandbox ? Entity.podInterface(namespace, pod, interfaceName) : null;
        }
        if (!sandbox) {
            return Entity.container(namespace, pod, container);
        }
        return label(labels, "name").isEmpty() ? Entity.pod(namespace, pod) : null;
    }

    private static String label(String labels, String name) throws Broken {
        Matcher label = PlainReading.ONE_LABEL.matcher(labels);
        while (label.find()) {
            if (label.group(1).equals(name)) {
                return PlainReading.utf8(label.group(2));
            }
        }
        return "";
    }
}
