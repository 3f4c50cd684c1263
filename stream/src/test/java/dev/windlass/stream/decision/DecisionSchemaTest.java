package dev.windlass.stream.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionSchemaTest {
    private final DecisionCodec codec = new DecisionCodec();

    static Stream<Decision> decisions() {
        return Stream.of(Decisions.horizontal("web", 5), Decisions.cluster("small"));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void theSchemaThatARecordNamesAcceptsItsData(Decision decision) throws IOException {
        JsonNode record = record(decision);

        assertThat(validate(schema(decision), record.get("data")).getValid()).isTrue();
        assertThat(record.get("dataschema").asText()).isEqualTo(schema(decision).getString("$id"));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void theSchemaNamesEveryMemberOfTheRecordAndNoOther(Decision decision) throws IOException {
        List<String> components = Arrays.stream(decision.getClass().getRecordComponents())
                .map(component -> component.getName())
                .toList();
        List<String> written = new ArrayList<>();
        record(decision).get("data").fieldNames().forEachRemaining(written::add);

        assertThat(schema(decision).getJsonObject("properties").fieldNames()).containsExactlyElementsOf(components);
        assertThat(schema(decision).getJsonArray("required")).containsExactlyElementsOf(components);
        assertThat(written).containsExactlyElementsOf(components);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void theSchemaRefusesDataWithoutItsSentence(Decision decision) throws IOException {
        JsonNode data = record(decision).get("data");
        ((com.fasterxml.jackson.databind.node.ObjectNode) data).remove("sentence");

        assertThat(validate(schema(decision), data).getValid()).isFalse();
    }

    private JsonNode record(Decision decision) throws IOException {
        return new ObjectMapper().readTree(codec.encode(DecisionCodec.event("test", decision)));
    }

    private static OutputUnit validate(JsonObject schema, JsonNode data) {
        return Validator.create(
                        JsonSchema.of(schema),
                        new JsonSchemaOptions().setBaseUri("urn:windlass:test").setDraft(Draft.DRAFT202012))
                .validate(new JsonObject(data.toString()));
    }

    private static JsonObject schema(Decision decision) throws IOException {
        String file =
                switch (decision) {
                    case HorizontalDecision _ -> "/schema/decision.horizontal.v1.json";
                    case ClusterDecision _ -> "/schema/decision.cluster.v1.json";
                };
        try (InputStream in = DecisionSchemaTest.class.getResourceAsStream(file)) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
