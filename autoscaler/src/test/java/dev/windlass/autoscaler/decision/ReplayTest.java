package dev.windlass.autoscaler.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.autoscaler.WebApp;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.AutoscalerKind;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.object.Behavior;
import dev.windlass.autoscaler.horizontal.object.HorizontalSpec;
import dev.windlass.autoscaler.horizontal.object.HorizontalStatus;
import dev.windlass.autoscaler.horizontal.object.ScalingPolicy;
import dev.windlass.autoscaler.horizontal.object.ScalingRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A decision can be made again from its record; the vectors prove it for every scenario, this for what surrounds it. */
class ReplayTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void theSameInputsGiveTheSameAnswerAfterALifeAsText() throws Exception {
        Observation observation = WebApp.at(4, 98, WebApp.steady(4), WebApp.NOW.plusNanos(123_456_789));
        JsonNode stored = MAPPER.readTree(InputsCodec.write(observation, null).toString());

        assertThat(InputsCodec.read(stored)).isEqualTo(observation);
        assertThat(Replay.again(stored)).isEqualTo(DecisionMaker.evaluate(observation));
    }

    @Test
    void anotherSpecShowsWhatItWouldHaveDone() {
        JsonNode inputs = InputsCodec.write(WebApp.at(4, 98, WebApp.steady(4), WebApp.NOW), null);
        HorizontalSpec tighter = new HorizontalSpec(
                WebApp.spec(null).scaleTargetRef(), 2, 5, WebApp.spec(null).metrics(), null);

        assertThat(Replay.with(inputs, tighter).explanation().desired()).isEqualTo(5);
        assertThat(Replay.again(inputs).explanation().desired()).isEqualTo(6);
    }

    @Test
    void theHistoryAfterwardsHoldsTheRecommendationAndTheChangeThatWasWritten() {
        Behavior behavior =
                new Behavior(new ScalingRules(0, "Max", List.of(new ScalingPolicy("Pods", 4, 60)), null), null);
        Observation observation = WebApp.observation(
                new Autoscaler(
                        AutoscalerKind.HORIZONTAL_POD_AUTOSCALER,
                        "shop",
                        "web-hpa",
                        "uid-1",
                        1,
                        WebApp.spec(behavior),
                        HorizontalStatus.NONE),
                4,
                WebApp.usage(4, 98, WebApp.NOW),
                History.EMPTY,
                WebApp.NOW);

        History written = Replay.historyAfter(InputsCodec.write(observation, new ScaleWrite.Done()));
        assertThat(written.ups()).containsExactly(new History.Change(2, WebApp.NOW, false));
        assertThat(written.recommendations())
                .containsExactly(new History.Recommended(4, WebApp.NOW), new History.Recommended(6, WebApp.NOW));

        History refused = Replay.historyAfter(InputsCodec.write(observation, new ScaleWrite.Refused("no")));
        assertThat(refused.ups()).isEmpty();
        assertThat(refused.recommendations()).hasSize(2);
    }

    @Test
    void aRecordFromBeforeThereWereTwoKindsIsOneOfAnHpa() {
        Observation observation = WebApp.at(4, 98, WebApp.steady(4), WebApp.NOW);
        ObjectNode inputs = (ObjectNode) InputsCodec.write(observation, null);
        ((ObjectNode) inputs.at("/observation/autoscaler")).remove("kind");
        assertThat(InputsCodec.read(inputs)).isEqualTo(observation);
    }

    @Test
    void inputsOfAnotherVersionAreRefusedByName() {
        ObjectNode inputs = (ObjectNode) InputsCodec.write(WebApp.at(4, 98, WebApp.steady(4), WebApp.NOW), null);
        inputs.put("version", 7);
        assertThatThrownBy(() -> Replay.again(inputs))
                .hasMessage("decision inputs of version 7 cannot be read; this build reads version 1");
    }

    @Test
    void theFormIsThatOfVersionOne() throws Exception {
        JsonNode inputs = InputsCodec.write(WebApp.at(2, 98, WebApp.steady(2), WebApp.NOW), new ScaleWrite.Done());
        JsonNode expected;
        try (var in = ReplayTest.class.getResourceAsStream("/inputs-v1.json")) {
            expected = MAPPER.readTree(in);
        }
        // Records on the topic live for weeks: a change here needs a new version, or only adds.
        assertThat(MAPPER.readTree(inputs.toString())).isEqualTo(expected);
    }
}
