package dev.windlass.testbed.vectors.scheduling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.cluster.vector.SchedulingVector;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.kube.quantity.QuantityFormatException;
import dev.windlass.testbed.vectors.VectorLines;
import dev.windlass.testbed.vectors.VectorSuite;
import dev.windlass.testbed.vectors.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What kube-scheduler says of a pod on every node of a cluster, and ({@code quantities.jsonl}) what an amount means. */
public final class SchedulingSuite implements VectorSuite {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    @Override
    public String folder() {
        return "scheduling";
    }

    @Override
    public List<Verdict> run(Path file) throws IOException {
        return VectorLines.each(
                file, line -> line.has("text") && !line.has("cluster") ? quantity(line) : scenario(line));
    }

    private static Verdict scenario(JsonNode line) {
        SchedulingVector vector = new SchedulingVector(line);
        Optional<String> unbuilt = vector.unbuiltRule();
        if (unbuilt.isPresent()) {
            return new Verdict.Skipped(vector.id(), unbuilt.get());
        }
        return verdict(vector.id(), String.join("; ", vector.differences()));
    }

    private static Verdict quantity(JsonNode line) {
        String text = line.path("text").asText();
        try {
            Quantity quantity = Quantity.parse(text);
            if (quantity.toBigDecimal().abs().compareTo(MOST) > 0) {
                return new Verdict.Skipped(
                        text, "amount beyond 64 bits: kept as large as it goes, where the peer makes it 0");
            }
            String difference =
                    line.path("error").asBoolean() ? "should be an error, is " + quantity : differs(line, quantity);
            return verdict(text, difference);
        } catch (QuantityFormatException e) {
            return verdict(text, line.path("error").asBoolean() ? "" : String.valueOf(e.getMessage()));
        }
    }

    private static String differs(JsonNode line, Quantity quantity) {
        boolean equal = quantity.toString().equals(line.path("canonical").asText())
                && quantity.milliValue() == line.path("milli").asLong()
                && quantity.value() == line.path("value").asLong();
        return equal
                ? ""
                : "expected " + line + ", was " + quantity + " milli " + quantity.milliValue() + " value "
                        + quantity.value();
    }

    private static Verdict verdict(String id, String difference) {
        return difference.isEmpty() ? new Verdict.Passed(id) : new Verdict.Failed(id, difference);
    }
}
