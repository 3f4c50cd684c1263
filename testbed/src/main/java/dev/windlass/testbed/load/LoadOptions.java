package dev.windlass.testbed.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to measure.
 *
 * @param nodes nodes of the cluster
 * @param pods running pods, spread evenly over the nodes
 * @param settle time between the service's readiness and the measurement, at least two scrape periods
 * @param measure length of the measurement
 * @param kafka whether the service publishes to a broker
 * @param heap the service's largest heap in the JVM's notation; empty for the testbed's 256 MiB
 * @param hanging nodes whose kubelets begin to hang when the measurement begins; they are not counted among the late ones
 * @param jvm further flags of the service's JVM, which win over those the chart gives
 */
record LoadOptions(
        int nodes,
        int pods,
        Duration settle,
        Duration measure,
        boolean kafka,
        String heap,
        int hanging,
        List<String> jvm) {
    static final String USAGE = """
            usage: make load SUITE=metrics-server NODES=1000 PODS=30000 [ARGS="--settle=120 --measure=180 --kafka=on --heap=160m --hanging=500 --jvm=FLAG --jvm=FLAG"]
            """;

    private static final String JVM = "--jvm=";

    LoadOptions {
        jvm = List.copyOf(jvm);
        if (nodes < 1 || nodes > 20_000 || pods < nodes || pods > 110 * nodes) {
            throw new IllegalArgumentException(
                    "nodes must be 1 to 20000 with 1 to 110 pods each: nodes " + nodes + ", pods " + pods);
        }
        if (hanging < 0 || hanging > nodes * 9 / 10) {
            throw new IllegalArgumentException("at most nine nodes of ten can hang: of " + nodes + " not " + hanging);
        }
        if (!settle.isPositive() || !measure.isPositive()) {
            throw new IllegalArgumentException("settle and measure must be positive seconds");
        }
    }

    /** @throws IllegalArgumentException with the usage when the arguments cannot be understood */
    static LoadOptions parse(List<String> arguments) {
        Map<String, String> given = new TreeMap<>(Map.of(
                "suite", "", "nodes", "", "pods", "", "settle", "120", "measure", "180", "kafka", "on", "heap", "",
                "hanging", "0"));
        List<String> jvm = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(JVM)) {
                jvm.add(argument.substring(JVM.length()));
                continue;
            }
            String[] parts = argument.split("=", 2);
            String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
            if (parts.length != 2 || !given.containsKey(name)) {
                throw new IllegalArgumentException("not understood: " + argument + "\n" + USAGE);
            }
            given.put(name, parts[1]);
        }
        if (!value(given, "suite").equals("metrics-server")) {
            throw new IllegalArgumentException("there is one suite, metrics-server\n" + USAGE);
        }
        String kafka = value(given, "kafka");
        if (!List.of("on", "off").contains(kafka)) {
            throw new IllegalArgumentException("kafka is on or off, not " + kafka);
        }
        try {
            return new LoadOptions(
                    Integer.parseInt(value(given, "nodes")),
                    Integer.parseInt(value(given, "pods")),
                    Duration.ofSeconds(Long.parseLong(value(given, "settle"))),
                    Duration.ofSeconds(Long.parseLong(value(given, "measure"))),
                    kafka.equals("on"),
                    value(given, "heap"),
                    Integer.parseInt(value(given, "hanging")),
                    jvm);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number: " + e.getMessage() + "\n" + USAGE, e);
        }
    }

    private static String value(Map<String, String> given, String name) {
        return given.getOrDefault(name, "");
    }
}
