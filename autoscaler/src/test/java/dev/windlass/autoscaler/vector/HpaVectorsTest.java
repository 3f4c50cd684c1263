package dev.windlass.autoscaler.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every evaluation of every scenario ends as the reference's did, word for word. */
class HpaVectorsTest {
    private static final List<String> KINDS = List.of(
            "behavior",
            "container-resource",
            "cpu-series",
            "defaults",
            "external-average-value",
            "external-value",
            "min-max",
            "object-average-value",
            "object-value",
            "pod-states",
            "pods",
            "requests",
            "resource-average-value",
            "resource-utilization",
            "scale-access",
            "selectors",
            "several-metrics",
            "spec-change",
            "stabilization",
            "tolerance",
            "validation",
            "zero");

    @TestFactory
    Stream<DynamicContainer> answersAsTheReferenceDoes() {
        return KINDS.stream()
                .map(kind -> DynamicContainer.dynamicContainer(
                        kind,
                        lines(kind).stream()
                                .map(HpaVectorsTest::parse)
                                .map(vector ->
                                        DynamicTest.dynamicTest(vector.id(), () -> assertThat(vector.differences())
                                                .isEmpty()))));
    }

    private static List<String> lines(String kind) {
        try (InputStream in = Objects.requireNonNull(
                        HpaVectorsTest.class.getResourceAsStream("/hpa/" + kind + ".jsonl"), kind);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HpaVector parse(String line) {
        try {
            return new HpaVector(new ObjectMapper().readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
