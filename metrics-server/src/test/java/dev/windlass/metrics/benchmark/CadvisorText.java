package dev.windlass.metrics.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The cAdvisor page of a node in the shape of a kubelet 1.37: seventy families, of which a third is wanted, with rows for each cgroup. */
final class CadvisorText {
    private static final List<String> WANTED = List.of(
            "container_cpu_cfs_periods_total",
            "container_cpu_cfs_throttled_periods_total",
            "container_cpu_cfs_throttled_seconds_total",
            "container_memory_rss",
            "container_oom_events_total",
            "container_processes",
            "container_threads",
            "container_pressure_cpu_waiting_seconds_total",
            "container_pressure_cpu_stalled_seconds_total",
            "container_pressure_memory_waiting_seconds_total",
            "container_pressure_memory_stalled_seconds_total",
            "container_pressure_io_waiting_seconds_total",
            "container_pressure_io_stalled_seconds_total");
    private static final int OTHERS = 38;

    private CadvisorText() {}

    static byte[] of(int pods) {
        StringBuilder text = new StringBuilder();
        for (int family = 0; family < OTHERS; family++) {
            family(text, "container_memory_other_" + family + "_bytes", pods);
            if (family % 3 == 0 && family / 3 < WANTED.size()) {
                family(text, WANTED.get(family / 3), pods);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void family(StringBuilder text, String family, int pods) {
        text.append("# HELP ").append(family).append(" What cAdvisor says of it in a sentence\n");
        text.append("# TYPE ").append(family).append(" gauge\n");
        row(text, family, "", "/", "", "", 0);
        for (int pod = 0; pod < pods; pod++) {
            String id = "/kubepods/burstable/pod" + new UUID(77, pod);
            String labels = ",namespace=\"" + KubeletText.namespace(pod) + "\",pod=\"" + KubeletText.podName(7, pod);
            row(text, family, "", id, "", labels, pod);
            row(text, family, "", id + "/" + hash(pod, 0), hash(pod, 0), labels, pod);
            for (int container = 0; container < KubeletText.containers(pod); container++) {
                String hash = hash(pod, container + 1);
                row(text, family, KubeletText.container(container), id + "/" + hash, hash, labels, pod);
            }
        }
    }

    private static void row(
            StringBuilder text, String family, String container, String id, String name, String labels, int seed) {
        text.append(family)
                .append("{container=\"")
                .append(container)
                .append("\",id=\"")
                .append(id);
        text.append("\",image=\"").append(name.isEmpty() ? "" : "registry.example/team/service:1.35.0");
        text.append("\",name=\"").append(name).append('"');
        text.append(labels.isEmpty() ? ",namespace=\"\",pod=\"" : labels).append("\"} ");
        text.append(seed * 7.25 + 1)
                .append(' ')
                .append(1_795_378_688_000L + seed)
                .append('\n');
    }

    private static String hash(int pod, int part) {
        return (new UUID(pod, part).toString() + new UUID(part, pod * 31L)).replace("-", "");
    }
}
