package dev.windlass.autoscaler.vector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.autoscaler.horizontal.HorizontalSettings;
import dev.windlass.autoscaler.horizontal.object.FieldError;
import dev.windlass.autoscaler.horizontal.object.HorizontalJson;
import dev.windlass.autoscaler.horizontal.object.HorizontalSpec;
import dev.windlass.autoscaler.horizontal.object.SpecDefaults;
import dev.windlass.autoscaler.horizontal.object.SpecValidation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One line of a vector file: a scenario and what the reference answered. */
public final class HpaVector {
    private final JsonNode scenario;

    public HpaVector(JsonNode scenario) {
        this.scenario = scenario;
    }

    /** Name of the scenario. */
    public String id() {
        return scenario.path("id").asText();
    }

    /** The differences between our answer and the expected one, empty when there are none. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        JsonNode expect = scenario.path("expect");
        HorizontalSpec spec =
                SpecDefaults.applyTo(HorizontalJson.spec(scenario.path("hpa").path("spec")));
        compare(differences, "validation", expected(expect.path("validation")), actual(spec));
        compare(
                differences,
                "defaultedSpec",
                HorizontalJson.spec(expect.path("defaultedSpec")).toString(),
                spec.toString());
        FakeCluster cluster = new FakeCluster(scenario, settings());
        for (int i = 0; i < scenario.path("steps").size(); i++) {
            if (expect.path("steps").has(i)) {
                JsonNode answer = cluster.step(scenario.path("steps").get(i));
                StepDifference.find(expect.path("steps").get(i), answer).forEach(differences::add);
            }
        }
        return differences;
    }

    private HorizontalSettings settings() {
        JsonNode controller = scenario.path("controller");
        return new HorizontalSettings(
                controller.path("tolerance").asDouble(),
                Duration.ofSeconds(
                        controller.path("downscaleStabilizationSeconds").asLong()),
                Duration.ofSeconds(
                        controller.path("cpuInitializationPeriodSeconds").asLong()),
                Duration.ofSeconds(
                        controller.path("initialReadinessDelaySeconds").asLong()));
    }

    private static String expected(JsonNode validation) {
        List<String> errors = new ArrayList<>();
        validation.forEach(
                e -> errors.add(e.path("field").asText() + " " + e.path("type").asText()));
        errors.sort(Comparator.naturalOrder());
        return errors.toString();
    }

    private static String actual(HorizontalSpec spec) {
        List<String> errors = new ArrayList<>();
        for (FieldError error : SpecValidation.validate(spec)) {
            errors.add(error.field() + " " + error.type().apiName());
        }
        errors.sort(Comparator.naturalOrder());
        return errors.toString();
    }

    static void compare(List<String> differences, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            differences.add(what + ": expected " + expected + " but was " + actual);
        }
    }
}
