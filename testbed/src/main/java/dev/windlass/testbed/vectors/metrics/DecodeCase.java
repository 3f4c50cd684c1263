package dev.windlass.testbed.vectors.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.Decoded;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.kubelet.parse.PointDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** One line of {@code decode.jsonl}: an answer and the points, or the failure, it makes. */
final class DecodeCase {
    private DecodeCase() {}

    /** Empty when we read the same. */
    static String difference(JsonNode test) {
        byte[] text = test.get("input").asText().getBytes(StandardCharsets.UTF_8);
        Instant requested = Instant.parse(test.path("requestTime").asText("2024-01-01T00:00:00Z"));
        Decoded decoded =
                new PointDecoder(PodCompleteness.WHOLE_POD).decode(text, text.length, CounterPoint.nanosOf(requested));
        boolean refused = test.path("error").asBoolean();
        return switch (decoded) {
            case Decoded.Malformed(int line, String reason) -> refused ? "" : "refused, line " + line + ": " + reason;
            case Decoded.Points(NodePoints points) ->
                refused ? "read without an error: " + points : compare(expected(test), actual(points));
        };
    }

    private static String compare(Map<String, String> expected, Map<String, String> actual) {
        return expected.equals(actual) ? "" : "expected " + expected + ", got " + actual;
    }

    private static Map<String, String> expected(JsonNode test) {
        Map<String, String> points = new TreeMap<>();
        Json.each(test.path("nodes"), (_, point) -> points.put("node", Json.text(Json.point(point))));
        Json.each(
                test.path("pods"),
                (pod, containers) -> Json.each(
                        containers,
                        (container, point) -> points.put(pod + "/" + container, Json.text(Json.point(point)))));
        return points;
    }

    private static Map<String, String> actual(NodePoints read) {
        Map<String, String> points = new TreeMap<>();
        CounterPoint node = read.node();
        if (node != null) {
            points.put("node", Json.text(node));
        }
        for (int index = 0; index < read.size(); index++) {
            ContainerName name = read.name(index);
            points.put(name.namespace() + "/" + name.pod() + "/" + name.container(), Json.text(read.point(index)));
        }
        return points;
    }
}
