package dev.windlass.testbed.vectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Files that hold one JSON case a line. */
public final class VectorLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private VectorLines() {}

    /**
     * Judges each line that is not blank. A line that is no JSON, and a case whose judge throws, fail under their {@code id}, or their
     * line number.
     */
    public static List<Verdict> each(Path file, Function<JsonNode, Verdict> judge) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                verdicts.add(judge("line " + number, line, judge));
            }
        }
        return verdicts;
    }

    private static Verdict judge(String fallbackId, String line, Function<JsonNode, Verdict> judge) {
        JsonNode test;
        try {
            test = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return new Verdict.Failed(fallbackId, "is no JSON: " + e.getOriginalMessage());
        }
        try {
            return judge.apply(test);
        } catch (RuntimeException e) {
            return new Verdict.Failed(test.path("id").asText(fallbackId), "threw " + e);
        }
    }
}
