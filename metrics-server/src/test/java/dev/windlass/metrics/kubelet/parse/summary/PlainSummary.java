package dev.windlass.metrics.kubelet.parse.summary;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The summary read the plain way: a tree of the whole, and each value asked for by its path. */
final class PlainSummary {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Map<String, Signal> FILESYSTEM = Map.of(
            "usedBytes", Signal.FILESYSTEM_USED,
            "capacityBytes", Signal.FILESYSTEM_CAPACITY,
            "availableBytes", Signal.FILESYSTEM_AVAILABLE,
            "inodes", Signal.FILESYSTEM_INODES,
            "inodesFree", Signal.FILESYSTEM_INODES_FREE,
            "inodesUsed", Signal.FILESYSTEM_INODES_USED);
    private static final Map<String, Signal> INTERFACE = Map.of(
            "rxBytes", Signal.NETWORK_RECEIVED,
            "txBytes", Signal.NETWORK_TRANSMITTED,
            "rxErrors", Signal.NETWORK_RECEIVE_ERRORS,
            "txErrors", Signal.NETWORK_TRANSMIT_ERRORS);
    private static final Map<String, Signal> MEMORY =
            Map.of("rssBytes", Signal.MEMORY_RSS, "majorPageFaults", Signal.MAJOR_PAGE_FAULTS);

    private final SignalsBuilder builder = new SignalsBuilder();
    private final long requestedAtMillis;

    private PlainSummary(long requestedAtMillis) {
        this.requestedAtMillis = requestedAtMillis;
    }

    /** What is to be read of an answer, {@code null} when it is malformed. */
    static @Nullable NodeSignals of(byte[] text, long requestedAtMillis) {
        try {
            JsonNode root = MAPPER.readTree(text);
            if (!root.isObject()) {
                return null;
            }
            PlainSummary summary = new PlainSummary(requestedAtMillis);
            summary.node(object(root, "node"));
            for (JsonNode pod : array(root, "pods")) {
                summary.pod(anObject(pod));
            }
            return summary.builder.build();
        } catch (IOException | IllegalStateException | DateTimeException _) {
            return null;
        }
    }

    private void node(JsonNode node) {
        common(node, Entity.NODE);
        network(object(node, "network"), Entity::nodeInterface);
        put(object(node, "fs"), FILESYSTEM, Entity.filesystem("nodefs"));
        JsonNode runtime = object(node, "runtime");
        put(object(runtime, "imageFs"), FILESYSTEM, Entity.filesystem("imagefs"));
        put(object(runtime, "containerFs"), FILESYSTEM, Entity.filesystem("containerfs"));
        put(object(node, "rlimit"), Map.of("curproc", Signal.PROCESSES, "maxpid", Signal.PROCESSES_LIMIT), Entity.NODE);
    }

    private void pod(JsonNode pod) {
        JsonNode reference = object(pod, "podRef");
        String namespace = text(reference, "namespace");
        String name = text(reference, "name");
        // Checked whoever it belongs to: a value of another type spoils the answer in either case.
        boolean named = Entity.isName(namespace) && Entity.isName(name);
        Entity entity = named ? Entity.pod(namespace, name) : null;
        common(pod, entity);
        network(
                object(pod, "network"),
                interfaceName -> named ? Entity.podInterface(namespace, name, interfaceName) : null);
        JsonNode ephemeral = object(pod, "ephemeral-storage");
        put(
                ephemeral,
                Map.of("usedBytes", Signal.EPHEMERAL_STORAGE_USED, "inodesUsed", Signal.EPHEMERAL_STORAGE_INODES_USED),
                entity);
        JsonNode processes = object(pod, "process_stats");
        value(processes, "process_count", 1, Signal.PROCESSES, entity, requestedAtMillis);
        for (JsonNode element : array(pod, "containers")) {
            JsonNode container = anObject(element);
            String containerName = text(container, "name");
            Entity of = named && Entity.isName(containerName) ? Entity.container(namespace, name, containerName) : null;
            common(container, of);
            put(
                    object(container, "rootfs"),
                    Map.of("usedBytes", Signal.ROOTFS_USED, "inodesUsed", Signal.ROOTFS_INODES_USED),
                    of);
            put(object(container, "logs"), Map.of("usedBytes", Signal.LOGS_USED), of);
        }
        for (JsonNode element : array(pod, "volume")) {
            JsonNode volume = anObject(element);
            JsonNode claim = object(volume, "pvcRef");
            String claimNamespace = text(claim, "namespace");
            String claimName = text(claim, "name");
            put(
                    volume,
                    FILESYSTEM,
                    named && Entity.isName(claimNamespace) && Entity.isName(claimName)
                            ? Entity.claim(claimNamespace, claimName)
                            : null);
        }
    }

    private void common(JsonNode of, @Nullable Entity entity) {
        JsonNode memory = object(of, "memory");
        put(memory, MEMORY, entity);
        pressure(object(of, "cpu"), "CPU", entity);
        pressure(memory, "MEMORY", entity);
        pressure(object(of, "io"), "IO", entity);
    }

    private void pressure(JsonNode section, String resource, @Nullable Entity entity) {
        long time = time(section);
        JsonNode psi = object(section, "psi");
        for (String kind : List.of("SOME", "FULL")) {
            JsonNode data = object(psi, kind.toLowerCase(Locale.ROOT));
            String name = resource + "_PRESSURE_" + kind;
            value(data, "total", 1e6, Signal.valueOf(name), entity, time);
            value(data, "avg10", 100, Signal.valueOf(name + "_AVG10"), entity, time);
        }
    }

    private void network(JsonNode network, Function<String, @Nullable Entity> entity) {
        long time = time(network);
        one(network, time, entity);
        for (JsonNode element : array(network, "interfaces")) {
            one(anObject(element), time, entity);
        }
    }

    private void one(JsonNode of, long time, Function<String, @Nullable Entity> entity) {
        String name = text(of, "name");
        boolean counts = !name.isEmpty() && name.length() < 254 && !name.equals("lo") && !name.matches("cali.+");
        INTERFACE.forEach((field, signal) -> value(of, field, 1, signal, counts ? entity.apply(name) : null, time));
    }

    private void put(JsonNode section, Map<String, Signal> fields, @Nullable Entity entity) {
        long time = time(section);
        fields.forEach((field, signal) -> value(section, field, 1, signal, entity, time));
    }

    private void value(
            JsonNode of, String field, double divisor, Signal signal, @Nullable Entity entity, long timeMillis) {
        JsonNode value = of.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (!value.isNumber()) {
            throw new IllegalStateException(field);
        }
        if (entity != null) {
            builder.put(entity, signal, value.doubleValue() / divisor, timeMillis);
        }
    }

    private long time(JsonNode section) {
        String time = text(section, "time");
        return time.isEmpty()
                ? requestedAtMillis
                : OffsetDateTime.parse(time).toInstant().toEpochMilli();
    }

    private static String text(JsonNode of, String field) {
        JsonNode value = of.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw new IllegalStateException(field);
        }
        return value.textValue();
    }

    private static JsonNode object(JsonNode of, String field) {
        return anObject(of.path(field));
    }

    private static JsonNode anObject(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return MAPPER.missingNode();
        }
        if (!value.isObject()) {
            throw new IllegalStateException("no object");
        }
        return value;
    }

    private static Iterable<JsonNode> array(JsonNode of, String field) {
        JsonNode value = of.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new IllegalStateException(field);
        }
        return value;
    }
}
