package dev.windlass.testbed.vectors.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import java.time.Instant;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Points as the vectors write them. */
final class Json {
    private Json() {}

    static CounterPoint point(JsonNode point) {
        return new CounterPoint(
                point.has("startTime") ? nanos(point.get("startTime")) : CounterPoint.UNKNOWN_START,
                nanos(point.get("timestamp")),
                point.path("cpuNanoSeconds").asLong(),
                point.path("memoryBytes").asLong());
    }

    private static long nanos(JsonNode time) {
        return CounterPoint.nanosOf(Instant.parse(time.asText()));
    }

    /** One point in one line, for comparing. */
    static String text(CounterPoint point) {
        return (point.startedAtNanos() == CounterPoint.UNKNOWN_START
                        ? ""
                        : "started " + CounterPoint.instantOf(point.startedAtNanos()) + ", ")
                + "at " + CounterPoint.instantOf(point.timestampNanos()) + " cpu " + point.cpuNanoSeconds() + " memory "
                + point.memoryBytes();
    }

    /** Visits the members of an object in the order of their names; an absent object has none. */
    static void each(JsonNode object, BiConsumer<String, JsonNode> member) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        sorted.forEach(member);
    }
}
