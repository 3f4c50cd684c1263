package dev.windlass.kube.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Runs over answers of the upstream library where they are at hand. */
class QuantityVectorsTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("windlass.root", "..")).resolve("../shared/vectors");
    // Beyond 64 bits the Go library answers 0; we saturate, which is the honest answer.
    private static final Set<String> OVERFLOWING = Set.of("12E", "1e20");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void schedulingQuantitiesAreReadAsTheSchedulerReadsThem() throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        for (String line : Files.readAllLines(present("scheduling/quantities.jsonl"))) {
            cases.add(json.readTree(line));
        }

        assertThat(cases).hasSizeGreaterThan(100);
        SoftAssertions.assertSoftly(soft -> cases.forEach(one -> {
            String text = one.get("text").asText();
            if (one.path("error").asBoolean()) {
                soft.assertThatThrownBy(() -> Quantity.parse(text))
                        .as(text)
                        .isInstanceOf(QuantityFormatException.class);
                return;
            }
            Quantity quantity = Quantity.parse(text);
            soft.assertThat(quantity).as(text).hasToString(one.get("canonical").asText());
            if (!OVERFLOWING.contains(text)) {
                soft.assertThat(quantity.milliValue())
                        .as(text)
                        .isEqualTo(one.get("milli").asLong());
                soft.assertThat(quantity.value())
                        .as(text)
                        .isEqualTo(one.get("value").asLong());
            }
        }));
    }

    @Test
    void objectStateQuantitiesBecomeTheSameNumbers() throws IOException {
        JsonNode cases = json.readTree(present("state-metrics/quantities.json").toFile());

        assertThat(cases).isNotEmpty();
        SoftAssertions.assertSoftly(soft -> cases.forEach(one -> {
            String text = one.get("quantity").asText();
            if (!OVERFLOWING.contains(text)) {
                Quantity quantity = Quantity.parse(text);
                soft.assertThat(quantity.toDoubleByMilli())
                        .as(text)
                        .isEqualTo(Double.parseDouble(one.get("convert").asText()));
                soft.assertThat((double) quantity.value())
                        .as(text)
                        .isEqualTo(Double.parseDouble(one.get("wholeValue").asText()));
            }
        }));
    }

    private static Path present(String file) {
        Path path = VECTORS.resolve(file);
        assumeTrue(Files.exists(path), () -> "vectors are not at hand: " + path);
        return path;
    }
}
