package dev.windlass.testbed.kubelet;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/** The JSON of {@code /stats/summary}, in the shape of a kubelet 1.37. Times are cut to whole seconds, as a kubelet writes them. */
final class SummaryText {
    private static final long DISK_BYTES = 100L << 30;
    private static final long DISK_INODES = 6_553_600;
    private static final List<String> RESOURCES = List.of("cpu", "memory", "io");

    private final Housekeeping housekeeping;
    private final Instant booted;

    SummaryText(Housekeeping housekeeping, Instant booted) {
        this.housekeeping = housekeeping;
        this.booted = booted;
    }

    String of(String node, Collection<SimulatedPod> pods, Instant now) {
        JsonObject summary = new JsonObject();
        summary.add("node", node(node, pods, now));
        JsonArray list = new JsonArray();
        pods.forEach(pod -> list.add(pod(pod, now)));
        summary.add("pods", list);
        return summary.toString();
    }

    private JsonObject node(String name, Collection<SimulatedPod> pods, Instant now) {
        Instant time = housekeeping.measuredAt(name, now);
        long up = Duration.between(booted, time).toMillis();
        JsonObject node = new JsonObject();
        node.addProperty("nodeName", name);
        node.addProperty("startTime", time(booted));
        for (String resource : RESOURCES) {
            JsonObject section = timed(time);
            section.add("psi", pressure(up * 3, up));
            node.add(resource, section);
        }
        JsonObject memory = node.getAsJsonObject("memory");
        memory.addProperty("rssBytes", 300L << 20);
        memory.addProperty("majorPageFaults", up / 10_000);
        node.add("network", network(time, List.of("eth0", "cni0", "veth1f3a"), up * 20, up * 9));
        node.add("fs", filesystem(time, DISK_BYTES / 4 + up, DISK_BYTES, 40_000));
        JsonObject runtime = new JsonObject();
        runtime.add("imageFs", filesystem(time, DISK_BYTES / 8, DISK_BYTES, 9_000));
        runtime.add("containerFs", filesystem(time, DISK_BYTES / 16, DISK_BYTES, 4_000));
        node.add("runtime", runtime);
        JsonObject limits = timed(time);
        limits.addProperty("maxpid", 32_768);
        limits.addProperty("curproc", 120 + 3 * pods.size());
        node.add("rlimit", limits);
        return node;
    }

    private JsonObject pod(SimulatedPod pod, Instant now) {
        Believable facts = new Believable(pod);
        Instant time = housekeeping.measuredAt(pod.key(), now);
        JsonObject reference = new JsonObject();
        reference.addProperty("name", pod.name());
        reference.addProperty("namespace", pod.namespace());
        JsonObject object = new JsonObject();
        object.add("podRef", reference);
        object.addProperty("startTime", time(facts.podStart()));
        JsonArray containers = new JsonArray();
        pod.containers().forEach(container -> containers.add(container(pod, facts, container, now)));
        object.add("containers", containers);
        for (String resource : RESOURCES) {
            JsonObject section = timed(time);
            section.add("psi", pressure(facts, "", resource, time));
            object.add(resource, section);
        }
        JsonObject memory = object.getAsJsonObject("memory");
        memory.addProperty(
                "rssBytes",
                pod.containers().stream()
                        .mapToLong(container -> facts.residentBytes(container, time))
                        .sum());
        memory.addProperty("majorPageFaults", facts.majorFaults("", time));
        object.add("network", network(time, List.of("eth0"), facts.received(time), facts.transmitted(time)));
        object.add("volume", volumes(pod, facts, time));
        long ephemeral = pod.containers().stream()
                .mapToLong(container -> facts.rootfsBytes(container.name()) + facts.logBytes(container.name(), time))
                .sum();
        object.add("ephemeral-storage", filesystem(time, ephemeral, DISK_BYTES, 12));
        JsonObject processes = new JsonObject();
        processes.addProperty("process_count", facts.processes());
        object.add("process_stats", processes);
        return object;
    }

    private JsonObject container(SimulatedPod pod, Believable facts, SimulatedContainer container, Instant now) {
        Instant time = housekeeping.measuredAt(pod.key() + "/" + container.name(), now);
        JsonObject object = new JsonObject();
        object.addProperty("name", container.name());
        object.addProperty("startTime", time(container.started()));
        for (String resource : RESOURCES) {
            JsonObject section = timed(time);
            section.add("psi", pressure(facts, container.name(), resource, time));
            object.add(resource, section);
        }
        JsonObject memory = object.getAsJsonObject("memory");
        memory.addProperty("rssBytes", facts.residentBytes(container, time));
        memory.addProperty("majorPageFaults", facts.majorFaults(container.name(), time));
        object.add("rootfs", filesystem(time, facts.rootfsBytes(container.name()), DISK_BYTES, 10));
        object.add("logs", filesystem(time, facts.logBytes(container.name(), time), DISK_BYTES, 1));
        return object;
    }

    private static JsonArray volumes(SimulatedPod pod, Believable facts, Instant time) {
        JsonArray volumes = new JsonArray();
        JsonObject token = filesystem(time, 12_288, 64L << 20, 9);
        token.addProperty("name", "kube-api-access");
        volumes.add(token);
        if (facts.hasClaim()) {
            JsonObject claim = filesystem(time, facts.claimUsedBytes(time), facts.claimCapacityBytes(), 500);
            claim.addProperty("name", "data");
            JsonObject reference = new JsonObject();
            reference.addProperty("name", facts.claim());
            reference.addProperty("namespace", pod.namespace());
            claim.add("pvcRef", reference);
            volumes.add(claim);
        }
        return volumes;
    }

    private static JsonObject network(Instant time, List<String> names, long received, long transmitted) {
        JsonObject network = timed(time);
        JsonArray interfaces = new JsonArray();
        for (String name : names) {
            JsonObject one = new JsonObject();
            one.addProperty("name", name);
            one.addProperty("rxBytes", received);
            one.addProperty("rxErrors", 0);
            one.addProperty("txBytes", transmitted);
            one.addProperty("txErrors", 0);
            interfaces.add(one);
        }
        interfaces.get(0).getAsJsonObject().entrySet().forEach(field -> network.add(field.getKey(), field.getValue()));
        network.add("interfaces", interfaces);
        return network;
    }

    private static JsonObject filesystem(Instant time, long used, long capacity, long inodesUsed) {
        JsonObject filesystem = timed(time);
        filesystem.addProperty("availableBytes", capacity - used);
        filesystem.addProperty("capacityBytes", capacity);
        filesystem.addProperty("usedBytes", used);
        filesystem.addProperty("inodesFree", DISK_INODES - inodesUsed);
        filesystem.addProperty("inodes", DISK_INODES);
        filesystem.addProperty("inodesUsed", inodesUsed);
        return filesystem;
    }

    private static JsonObject pressure(Believable facts, String container, String resource, Instant time) {
        return pressure(facts.waitedMicros(container, resource, time), facts.stalledMicros(container, resource, time));
    }

    private static JsonObject pressure(long waitedMicros, long stalledMicros) {
        JsonObject psi = new JsonObject();
        psi.add("full", pressure(stalledMicros, 0.12));
        psi.add("some", pressure(waitedMicros, 1.5));
        return psi;
    }

    private static JsonObject pressure(long micros, double percent) {
        JsonObject data = new JsonObject();
        data.addProperty("total", micros);
        data.addProperty("avg10", percent);
        data.addProperty("avg60", percent);
        data.addProperty("avg300", percent);
        return data;
    }

    private static JsonObject timed(Instant time) {
        JsonObject object = new JsonObject();
        object.addProperty("time", time(time));
        return object;
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
