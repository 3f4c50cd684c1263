package dev.windlass.testbed.kubelet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The text of {@code /metrics/cadvisor}, with a choice of the families of a kubelet 1.37 and with its rows: the root, the slice of
 * all pods, and for each pod its own cgroup, its sandbox and its containers.
 */
final class CadvisorText {
    private final Housekeeping housekeeping;
    private final Instant booted;

    CadvisorText(Housekeeping housekeeping, Instant booted) {
        this.housekeeping = housekeeping;
        this.booted = booted;
    }

    /** One cgroup; {@code null} stands for what it does not have. */
    private record Row(
            String labels,
            Instant time,
            @Nullable SimulatedPod pod,
            @Nullable SimulatedContainer container,
            Kind kind) {}

    private enum Kind {
        ROOT,
        SLICE,
        POD,
        SANDBOX,
        CONTAINER
    }

    String of(String node, Collection<SimulatedPod> pods, Instant now) {
        List<Row> rows = rows(node, pods, now);
        StringBuilder text = new StringBuilder(4096 * (pods.size() + 1));
        text.append("# HELP cadvisor_version_info Simulated\n# TYPE cadvisor_version_info gauge\n");
        text.append("cadvisor_version_info{cadvisorRevision=\"\",kernelVersion=\"6.18\"} 1\n");
        family(text, "container_cpu_usage_seconds_total", "counter", rows, "", row -> cpuSeconds(row, node));
        family(text, "container_cpu_cfs_periods_total", "counter", rows, "", ofContainer(Believable::periods));
        family(
                text,
                "container_cpu_cfs_throttled_periods_total",
                "counter",
                rows,
                "",
                ofContainer(Believable::throttledPeriods));
        family(
                text,
                "container_cpu_cfs_throttled_seconds_total",
                "counter",
                rows,
                "",
                ofContainer(Believable::throttledSeconds));
        family(
                text,
                "container_memory_failures_total",
                "counter",
                rows,
                "failure_type=\"pgmajfault\",scope=\"container\",",
                ofContainer((facts, container, time) -> facts.majorFaults(container.name(), time)));
        family(
                text,
                "container_memory_failures_total",
                "counter",
                rows,
                "failure_type=\"pgfault\",scope=\"container\",",
                ofContainer((facts, container, time) -> 900 + facts.majorFaults(container.name(), time)));
        family(text, "container_memory_rss", "gauge", rows, "", ofContainer(Believable::residentBytes));
        family(text, "container_oom_events_total", "counter", rows, "", _ -> 0.0);
        family(
                text,
                "container_processes",
                "gauge",
                rows,
                "",
                ofContainer((facts, container, _) -> facts.processes(container.name())));
        family(
                text,
                "container_threads",
                "gauge",
                rows,
                "",
                ofContainer((facts, container, _) -> facts.threads(container.name())));
        family(
                text,
                "container_network_receive_bytes_total",
                "counter",
                rows,
                "interface=\"eth0\",",
                ofSandbox(Believable::received));
        family(
                text,
                "container_network_transmit_bytes_total",
                "counter",
                rows,
                "interface=\"eth0\",",
                ofSandbox(Believable::transmitted));
        family(
                text,
                "container_network_receive_packets_dropped_total",
                "counter",
                rows,
                "interface=\"eth0\",",
                ofSandbox(Believable::receiveDropped));
        family(
                text,
                "container_pressure_cpu_waiting_seconds_total",
                "counter",
                rows,
                "",
                ofContainer((facts, container, time) -> facts.waitedMicros(container.name(), "cpu", time) / 1e6));
        return text.toString();
    }

    private List<Row> rows(String node, Collection<SimulatedPod> pods, Instant now) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(labels("", "/", "", "", ""), housekeeping.measuredAt(node, now), null, null, Kind.ROOT));
        rows.add(new Row(
                labels("", "/kubepods", "", "", ""), housekeeping.measuredAt("kubepods", now), null, null, Kind.SLICE));
        for (SimulatedPod pod : pods) {
            String cgroup = "/kubepods/burstable/pod" + uid(pod.key());
            rows.add(row(pod, null, labels("", cgroup, "", pod.namespace(), pod.name()), pod.key(), now, Kind.POD));
            String sandbox = id(pod.key());
            rows.add(row(
                    pod,
                    null,
                    labels("", cgroup + "/" + sandbox, sandbox, pod.namespace(), pod.name()),
                    pod.key() + "/sandbox",
                    now,
                    Kind.SANDBOX));
            for (SimulatedContainer container : pod.containers()) {
                String key = pod.key() + "/" + container.name();
                rows.add(row(
                        pod,
                        container,
                        labels(container.name(), cgroup + "/" + id(key), id(key), pod.namespace(), pod.name()),
                        key,
                        now,
                        Kind.CONTAINER));
            }
        }
        return rows;
    }

    private Row row(
            SimulatedPod pod,
            @Nullable SimulatedContainer container,
            String labels,
            String cgroup,
            Instant now,
            Kind kind) {
        return new Row(labels, housekeeping.measuredAt(cgroup, now), pod, container, kind);
    }

    private static String labels(String container, String id, String name, String namespace, String pod) {
        return "container=\"" + container + "\",%sid=\"" + id + "\",image=\""
                + (name.isEmpty() ? "" : "localhost/image:1") + "\",name=\"" + name + "\",namespace=\"" + namespace
                + "\",pod=\"" + pod + "\"";
    }

    private @Nullable Double cpuSeconds(Row row, String node) {
        if (row.container() != null) {
            return row.container().cpuSeconds(row.time());
        }
        return row.kind() == Kind.ROOT
                ? node.length() + Duration.between(booted, row.time()).toMillis() / 4000.0
                : null;
    }

    @FunctionalInterface
    private interface ContainerFact {
        double of(Believable facts, SimulatedContainer container, Instant time);
    }

    private static Function<Row, @Nullable Double> ofContainer(ContainerFact fact) {
        return row -> row.pod() == null || row.container() == null
                ? null
                : Double.valueOf(fact.of(new Believable(row.pod()), row.container(), row.time()));
    }

    @FunctionalInterface
    private interface PodFact {
        double of(Believable facts, Instant time);
    }

    private static Function<Row, @Nullable Double> ofSandbox(PodFact fact) {
        return row -> row.pod() == null || row.kind() != Kind.SANDBOX
                ? null
                : Double.valueOf(fact.of(new Believable(row.pod()), row.time()));
    }

    private static void family(
            StringBuilder text,
            String name,
            String type,
            List<Row> rows,
            String furtherLabels,
            Function<Row, @Nullable Double> value) {
        text.append("# HELP ").append(name).append(" Simulated\n# TYPE ");
        text.append(name).append(' ').append(type).append('\n');
        for (Row row : rows) {
            Double known = value.apply(row);
            if (known != null) {
                text.append(name)
                        .append('{')
                        .append(row.labels().formatted(furtherLabels))
                        .append("} ");
                text.append(GoNumber.format(known)).append(' ');
                text.append(row.time().toEpochMilli()).append('\n');
            }
        }
    }

    private static String uid(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String id(String key) {
        return (uid(key) + uid(key + "#")).replace("-", "");
    }
}
