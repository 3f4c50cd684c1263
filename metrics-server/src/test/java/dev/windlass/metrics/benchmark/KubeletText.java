package dev.windlass.metrics.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The answer of a kubelet with that many pods, in the families, order and number forms of a real one; seeded. */
final class KubeletText {
    private static final long BOOTED_MILLIS = 1_795_378_000_000L;
    private static final String[] FAMILIES = {
        "container_cpu_usage_seconds_total",
        "container_memory_working_set_bytes",
        "container_start_time_seconds",
        "container_swap_usage_bytes"
    };

    private KubeletText() {}

    /** Pod {@code index} of node {@code node} is {@code podName(node, index)} in {@code namespace(index)}. */
    static byte[] of(int node, int pods, int secondsAfterBoot) {
        StringBuilder text = new StringBuilder(pods * 900);
        for (String family : FAMILIES) {
            comment(text, family);
            for (int pod = 0; pod < pods; pod++) {
                for (int container = 0; container < containers(pod); container++) {
                    String labels = "{container=\"" + container(container) + "\",namespace=\"" + namespace(pod)
                            + "\",pod=\"" + podName(node, pod) + "\"}";
                    line(text, family + labels, family, node * 1000L + pod * 10L + container, secondsAfterBoot);
                }
            }
        }
        for (String family : new String[] {"node_cpu_usage_seconds_total", "node_memory_working_set_bytes"}) {
            comment(text, family);
            line(text, family, family, node, secondsAfterBoot);
        }
        for (String family : new String[] {"pod_cpu_usage_seconds_total", "pod_memory_working_set_bytes"}) {
            comment(text, family);
            for (int pod = 0; pod < pods; pod++) {
                String labels = "{namespace=\"" + namespace(pod) + "\",pod=\"" + podName(node, pod) + "\"}";
                line(text, family + labels, family, node * 1000L + pod, secondsAfterBoot);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static int containers(int pod) {
        return pod % 4 == 0 ? 2 : 1;
    }

    static String container(int index) {
        return index == 0 ? "app" : "proxy";
    }

    static String namespace(int pod) {
        return "team-" + pod % 50;
    }

    static String podName(int node, int pod) {
        return "service-" + pod % 97 + "-" + Integer.toHexString(0x5f000 + node * 31) + "-"
                + Integer.toString(46656 + pod, 36);
    }

    private static void comment(StringBuilder text, String family) {
        text.append("# HELP ").append(family).append(" [STABLE] What a kubelet says of it in a sentence\n");
        text.append("# TYPE ").append(family).append(" gauge\n");
    }

    private static void line(StringBuilder text, String head, String family, long seed, int seconds) {
        RandomGenerator random = new SplittableRandom(seed);
        double cores = random.nextDouble() * 0.5;
        long time = BOOTED_MILLIS + seconds * 1000L + random.nextInt(10_000);
        text.append(head).append(' ');
        if (family.contains("cpu")) {
            text.append(String.format(Locale.ROOT, "%.6f", 3 + cores * seconds))
                    .append(' ')
                    .append(time);
        } else if (family.contains("start")) {
            text.append(String.format(Locale.ROOT, "%.16e", BOOTED_MILLIS / 1000.0 + random.nextDouble()));
        } else {
            long bytes = 4096L * random.nextInt(1, 100_000);
            text.append(exponent(bytes)).append(' ').append(time);
        }
        text.append('\n');
    }

    /** As Go prints it: {@code 1.7956864e+07}. */
    private static String exponent(long value) {
        if (value < 1_000_000) {
            return Long.toString(value);
        }
        String digits = Long.toString(value);
        String fraction = digits.substring(1).replaceAll("0+$", "");
        return digits.charAt(0) + (fraction.isEmpty() ? "" : "." + fraction) + "e+"
                + String.format(Locale.ROOT, "%02d", digits.length() - 1);
    }
}
