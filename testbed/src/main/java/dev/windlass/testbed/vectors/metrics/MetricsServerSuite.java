package dev.windlass.testbed.vectors.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.testbed.vectors.VectorLines;
import dev.windlass.testbed.vectors.VectorSuite;
import dev.windlass.testbed.vectors.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the peer makes of kubelet answers ({@code decode.jsonl}) and of sequences of scrapes ({@code windows.jsonl}). Both run in
 * the compatibility mode of parser and window, where a container without a usage hides its pod and a missed scrape forgets.
 */
public final class MetricsServerSuite implements VectorSuite {
    @Override
    public String folder() {
        return "metrics-server";
    }

    @Override
    public List<Verdict> run(Path file) throws IOException {
        return VectorLines.each(file, MetricsServerSuite::judge);
    }

    private static Verdict judge(JsonNode test) {
        String id = test.path("id").asText();
        String difference;
        if (test.has("input")) {
            difference = DecodeCase.difference(test);
        } else if (test.has("batches")) {
            difference = WindowCase.difference(test);
        } else {
            return new Verdict.Failed(id, "is neither a decode case (input) nor a window case (batches)");
        }
        return difference.isEmpty() ? new Verdict.Passed(id) : new Verdict.Failed(id, difference);
    }
}
