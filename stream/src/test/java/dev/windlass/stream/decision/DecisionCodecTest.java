package dev.windlass.stream.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.stream.codec.Decoded;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionCodecTest {
    private final DecisionCodec codec = new DecisionCodec();
    private final DecisionEvent event = DecisionCodec.event("autoscaler", Decisions.horizontal("web", 5));

    @Test
    void aDecisionComesBackEqual() {
        DecisionEvent cluster = DecisionCodec.event("cluster-autoscaler", Decisions.cluster("small"));

        assertThat(codec.decode(codec.encode(event))).isEqualTo(new Decoded.Value<>(event));
        assertThat(codec.decode(codec.encode(cluster))).isEqualTo(new Decoded.Value<>(cluster));
    }

    @Test
    void theRecordIsACloudEventWithEveryAttributeInItsPlace() throws IOException {
        JsonNode json = new ObjectMapper().readTree(codec.encode(event));

        assertThat(json.get("specversion").asText()).isEqualTo("1.0");
        assertThat(json.get("id").asText()).isEqualTo(event.id()).hasSize(32);
        assertThat(json.get("source").asText()).isEqualTo("/windlass/autoscaler");
        assertThat(json.get("type").asText()).isEqualTo("dev.windlass.decision.horizontal.v1");
        assertThat(json.get("subject").asText()).isEqualTo("Deployment/shop/web");
        assertThat(json.get("time").asText()).isEqualTo("2026-05-04T10:00:00.500Z");
        assertThat(json.get("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(json.get("dataschema").asText()).isEqualTo("urn:windlass:schema:decision.horizontal:v1");
        assertThat(json.at("/data/mode").asText()).isEqualTo("drive");
        assertThat(json.at("/data/decidedAt").asText()).isEqualTo("2026-05-04T10:00:00.500Z");
    }

    @Test
    void theSameDecisionHasTheSameIdAndAnotherHasAnother() {
        assertThat(DecisionCodec.event("autoscaler", Decisions.horizontal("web", 5))
                        .id())
                .isEqualTo(event.id());
        assertThat(DecisionCodec.event("autoscaler", Decisions.horizontal("web", 6))
                        .id())
                .isNotEqualTo(event.id());
        assertThat(DecisionCodec.event("other", Decisions.horizontal("web", 5)).id())
                .isNotEqualTo(event.id());
    }

    @Test
    void aMemberAddedLaterIsSkipped() throws IOException {
        byte[] extended = changed(json -> ((ObjectNode) json.get("data")).put("addedLater", true));

        assertThat(codec.decode(extended)).isEqualTo(new Decoded.Value<>(event));
    }

    @Test
    void aRecordCutShortAtAnyByteIsUnreadable() {
        byte[] whole = codec.encode(event);

        for (int length = 0; length < whole.length; length++) {
            assertThat(codec.decode(Arrays.copyOf(whole, length)))
                    .as("first %d of %d bytes", length, whole.length)
                    .isInstanceOf(Decoded.Unreadable.class);
        }
    }

    @Test
    void aVersionOfTheFutureIsUnreadableAndNamed() throws IOException {
        byte[] future = changed(json -> json.put("type", "dev.windlass.decision.horizontal.v2"));

        assertThat(codec.decode(future))
                .isEqualTo(new Decoded.Unreadable<>("event of the unknown type 'dev.windlass.decision.horizontal.v2'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"target", "decidedAt", "mode", "currentReplicas", "desiredReplicas", "metrics", "sentence"})
    void aDecisionWithoutARequiredMemberIsUnreadable(String member) throws IOException {
        byte[] incomplete = changed(json -> ((ObjectNode) json.get("data")).remove(member));

        assertThat(codec.decode(incomplete))
                .isInstanceOfSatisfying(Decoded.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .contains(event.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{}", "{\"specversion\":\"0.3\"}", "not json", "{}{}"})
    void whatIsNoCloudEventIsUnreadable(String record) {
        assertThat(codec.decode(record.getBytes(UTF_8))).isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void changingTheInputsAfterwardsDoesNotChangeTheDecision() {
        ObjectNode inputs = new ObjectMapper().createObjectNode().put("a", 1);
        ClusterDecision decision = new ClusterDecision(
                "g",
                ClusterDecision.Trigger.PENDING_PODS,
                event.decision().decidedAt(),
                0,
                1,
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                "s",
                inputs);

        inputs.put("a", 2);

        assertThat(decision.inputs().get("a").asInt()).isEqualTo(1);
    }

    private byte[] changed(Consumer<ObjectNode> change) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(codec.encode(event));
        change.accept(json);
        return mapper.writeValueAsBytes(json);
    }
}
