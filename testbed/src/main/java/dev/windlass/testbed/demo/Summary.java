package dev.windlass.testbed.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the story came to.
 *
 * @param loadToDecision from the rise of the load to the first decision for more replicas
 * @param loadToNodes from the rise of the load to the first decision for more nodes
 * @param loadToReady from the rise of the load to all pods ready
 * @param decisions number of records by topic
 * @param residentMebibytes resident memory by process at the end
 */
record Summary(
        Duration loadToDecision,
        Duration loadToNodes,
        Duration loadToReady,
        Map<String, Long> decisions,
        int podsAtPeak,
        int nodesAtPeak,
        int podsAtEnd,
        int nodesAtEnd,
        Map<String, Long> residentMebibytes) {
    Summary {
        decisions = Map.copyOf(decisions);
        residentMebibytes = Map.copyOf(residentMebibytes);
    }

    List<String> lines() {
        return List.of(
                "Summary",
                "  load → decision        " + seconds(loadToDecision),
                "  load → node asked for  " + seconds(loadToNodes),
                "  load → all ready       " + seconds(loadToReady),
                "  decisions              " + sorted(decisions),
                "  at the peak            " + podsAtPeak + " pods, " + nodesAtPeak + " nodes",
                "  at the end             " + podsAtEnd + " pods, " + nodesAtEnd + " nodes",
                "  resident memory, MiB   " + sorted(residentMebibytes));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String sorted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
