package dev.windlass.testbed.vectors.hpa;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.autoscaler.vector.HpaVector;
import dev.windlass.testbed.vectors.VectorLines;
import dev.windlass.testbed.vectors.VectorSuite;
import dev.windlass.testbed.vectors.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Scenarios of the reference autoscaler, each a series of reconciles: validation, defaults, every write, event and status. */
public final class HpaSuite implements VectorSuite {
    @Override
    public String folder() {
        return "hpa";
    }

    @Override
    public List<Verdict> run(Path file) throws IOException {
        return VectorLines.each(file, HpaSuite::judge);
    }

    private static Verdict judge(JsonNode scenario) {
        HpaVector vector = new HpaVector(scenario);
        List<String> differences = vector.differences();
        return differences.isEmpty()
                ? new Verdict.Passed(vector.id())
                : new Verdict.Failed(vector.id(), String.join("; ", differences));
    }
}
