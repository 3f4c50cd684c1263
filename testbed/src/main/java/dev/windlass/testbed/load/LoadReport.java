package dev.windlass.testbed.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one load run.
 *
 * @param heapMebibytes heap used after a full collection
 * @param gaps the longest time each node that does not hang went unscraped, in milliseconds, ascending
 * @param scrapesPerSecond as the kubelets counted them
 * @param kafkaBytesPerSecond {@code null} without Kafka
 * @param kafkaRecordsReadPerSecond records the service read back; {@code null} without Kafka
 * @param peakMebibytes largest resident memory, lists included
 */
record LoadReport(
        LoadOptions options,
        String jvm,
        Footprint footprint,
        double heapMebibytes,
        long[] gaps,
        double scrapesPerSecond,
        @Nullable Double kafkaBytesPerSecond,
        @Nullable Double kafkaRecordsReadPerSecond,
        Lag lag,
        List<Latency> latencies,
        double peakMebibytes) {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final long PERIOD_MILLIS = 15_000;
    /** Of the farm's own threads on a busy machine; a scrape that is late by less is on time. */
    private static final long SLACK_MILLIS = 1000;

    /** A figure that is to be reached at a size. */
    private record Target(String what, double measured, double wanted, String unit) {
        String line() {
            return "%-34s %9.3f %-6s target %7.3f  %s"
                    .formatted(
                            what,
                            measured,
                            unit,
                            wanted,
                            measured <= wanted ? "met" : "missed by a factor of %.2f".formatted(measured / wanted));
        }
    }

    long lateNodes() {
        return lateNodes(gaps);
    }

    /** How many of these gaps are longer than the period. */
    static long lateNodes(long[] gaps) {
        long late = 0;
        for (long gap : gaps) {
            late += gap > PERIOD_MILLIS + SLACK_MILLIS ? 1 : 0;
        }
        return late;
    }

    private List<Target> targets() {
        boolean large = options.nodes() == 5000 && options.pods() == 150_000;
        if (!large && !(options.nodes() == 1000 && options.pods() == 30_000)) {
            return List.of();
        }
        List<Target> targets = new ArrayList<>();
        targets.add(new Target("CPU", footprint.cores(), large ? 0.25 : 0.05, "cores"));
        targets.add(new Target("resident memory", footprint.residentMebibytes(), large ? 600 : 200, "MiB"));
        targets.add(new Target("nodes scraped late", lateNodes(), 0, ""));
        if (!large) {
            targets.add(new Target("list all pods, JSON, 1 client, p50", p50("pods-json"), 150, "ms"));
            targets.add(new Target("list all pods, protobuf, 1 client, p50", p50("pods-protobuf"), 60, "ms"));
        }
        return targets;
    }

    private double p50(String request) {
        return latencies.stream()
                .filter(latency -> latency.clients() == 1 && latency.request().equals(request))
                .mapToDouble(Latency::p50)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The report for a person. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%d nodes, %d of them hanging, %d pods, resolution 15 s, Kafka %s, JVM %s"
                .formatted(options.nodes(), options.hanging(), options.pods(), options.kafka() ? "on" : "off", jvm));
        lines.add(
                "CPU %.4f cores (%.2f CPU seconds per minute), resident %.0f MiB (%.0f at its peak, after lists), heap after a full collection %.0f MiB"
                        .formatted(
                                footprint.cores(),
                                footprint.cores() * 60,
                                footprint.residentMebibytes(),
                                peakMebibytes,
                                heapMebibytes));
        lines.add(
                "scrapes %.1f/s; longest gap of a node p50 %d ms, p99 %d ms, max %d ms; later than the period: %d nodes"
                        .formatted(
                                scrapesPerSecond,
                                Percentile.of(gaps, 50),
                                Percentile.of(gaps, 99),
                                gaps[gaps.length - 1],
                                lateNodes()));
        lines.add("measured → served p50 %.1f s, p99 %.1f s".formatted(lag.p50(), lag.p99()));
        if (kafkaBytesPerSecond != null) {
            lines.add("to Kafka %.0f kB/s, read back %.1f records/s"
                    .formatted(kafkaBytesPerSecond / 1000, kafkaRecordsReadPerSecond));
        }
        latencies.forEach(latency -> lines.add("%-16s %2d clients %9d bytes  p50 %8.1f ms  p99 %8.1f ms  max %8.1f ms"
                .formatted(
                        latency.request(),
                        latency.clients(),
                        latency.bytes(),
                        latency.p50(),
                        latency.p99(),
                        latency.max())));
        targets().forEach(target -> lines.add(target.line()));
        return lines;
    }

    Path write(Path folder) throws IOException {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("suite", "metrics-server")
                .put("nodes", options.nodes())
                .put("hangingNodes", options.hanging())
                .put("pods", options.pods())
                .put("kafka", options.kafka())
                .put("jvm", jvm)
                .put("measuredSeconds", options.measure().toSeconds())
                .put("cpuSecondsPerMinute", footprint.cores() * 60)
                .put("cores", footprint.cores())
                .put("residentMebibytes", footprint.residentMebibytes())
                .put("peakResidentMebibytes", peakMebibytes)
                .put("heapAfterFullCollectionMebibytes", heapMebibytes)
                .put("scrapesPerSecond", scrapesPerSecond)
                .put("gapMillisP50", Percentile.of(gaps, 50))
                .put("gapMillisP99", Percentile.of(gaps, 99))
                .put("gapMillisMax", gaps[gaps.length - 1])
                .put("nodesScrapedLate", lateNodes())
                .put("lagSecondsP50", lag.p50())
                .put("lagSecondsP99", lag.p99())
                .put("kafkaBytesPerSecond", kafkaBytesPerSecond)
                .put("kafkaRecordsReadPerSecond", kafkaRecordsReadPerSecond);
        json.set("latencies", MAPPER.valueToTree(latencies));
        Path file = folder.resolve("metrics-server-%d-%d.json".formatted(options.nodes(), options.pods()));
        return Files.writeString(file, MAPPER.writeValueAsString(json) + "\n");
    }
}
