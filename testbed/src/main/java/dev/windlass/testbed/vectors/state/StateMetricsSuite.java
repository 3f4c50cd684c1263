package dev.windlass.testbed.vectors.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.testbed.vectors.VectorLines;
import dev.windlass.testbed.vectors.VectorSuite;
import dev.windlass.testbed.vectors.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The folder {@code state-metrics}: objects with their samples, and tables of the smaller rules. */
public final class StateMetricsSuite implements VectorSuite {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public String folder() {
        return "state-metrics";
    }

    @Override
    public List<Verdict> run(Path file) throws IOException {
        return switch (file.getFileName().toString()) {
            case "objects.jsonl" -> VectorLines.each(file, ObjectCase::judge);
            case "custom-resources.jsonl" ->
                VectorLines.each(
                        file, test -> new Verdict.Skipped(test.path("id").asText(), "custom resources"));
            case "labels.json" -> table(file, RuleCases::labels);
            case "floats.json" -> table(file, RuleCases::number);
            case "quantities.json" -> table(file, RuleCases::quantity);
            case "escaping.json" -> table(file, RuleCases::escaping);
            case "sharding.json" -> table(file, RuleCases::shard);
            default -> List.of();
        };
    }

    private static List<Verdict> table(Path file, Function<JsonNode, Verdict> judge) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (JsonNode entry : MAPPER.readTree(file.toFile())) {
            try {
                verdicts.add(judge.apply(entry));
            } catch (RuntimeException e) {
                verdicts.add(new Verdict.Failed(entry.toString(), "threw " + e));
            }
        }
        return verdicts;
    }
}
