package dev.windlass.testbed.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The spans that the services of a stage have written to their files. */
final class Spans {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Spans() {}

    /** Names of spans as {@code service/name}, by trace. */
    static Map<String, TreeSet<String>> byTrace(Path folder) throws IOException {
        Map<String, TreeSet<String>> traces = new TreeMap<>();
        for (Path file : files(folder)) {
            for (String line : Files.readAllLines(file)) {
                if (line.endsWith("}")) {
                    JsonNode span = MAPPER.readTree(line);
                    traces.computeIfAbsent(span.path("traceId").asText(), _ -> new TreeSet<>())
                            .add(span.path("service").asText() + "/"
                                    + span.path("name").asText());
                }
            }
        }
        return traces;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return new ArrayList<>(found.filter(file -> file.toString().endsWith("-spans.jsonl"))
                    .toList());
        }
    }
}
