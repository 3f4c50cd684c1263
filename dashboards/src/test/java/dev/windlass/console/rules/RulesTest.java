package dev.windlass.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rule file as Prometheus will read it. */
class RulesTest {
    private static final Path RULES = Path.of("rules");

    @Test
    void prometheusAcceptsTheRules() throws Exception {
        assertThat(Promtool.run(RULES, "check", "rules", "windlass.yaml")).contains("SUCCESS");
    }

    @Test
    void theAlertsFireWhenTheyShouldAndNotBefore() throws Exception {
        assertThat(Promtool.run(RULES, "test", "rules", "windlass.test.yaml")).contains("SUCCESS");
    }

    @Test
    void everyAlertSaysHowBadItIsWhatIsWrongAndWhatItMeans() throws IOException {
        for (JsonNode alert : rules("alert")) {
            assertThat(alert.path("labels").path("severity").asText())
                    .as(alert.path("alert").asText())
                    .isIn("warning", "critical");
            assertThat(alert.path("annotations").path("summary").asText()).isNotBlank();
            assertThat(alert.path("annotations").path("description").asText()).isNotBlank();
        }
    }

    @Test
    void everyAlertStandsOnRecordedSeriesOnly() throws IOException {
        Set<String> recorded = new HashSet<>();
        rules("record").forEach(rule -> recorded.add(rule.path("record").asText()));
        for (JsonNode alert : rules("alert")) {
            Matcher series = Pattern.compile("windlass:[a-z_:]+")
                    .matcher(alert.path("expr").asText());
            assertThat(series.results().map(r -> r.group()).toList())
                    .as(alert.path("alert").asText())
                    .isNotEmpty()
                    .isSubsetOf(recorded);
        }
    }

    private static List<JsonNode> rules(String kind) throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        JsonNode file = new ObjectMapper(new YAMLFactory())
                .readTree(RULES.resolve("windlass.yaml").toFile());
        file.findParents(kind).forEach(rules::add);
        assertThat(rules).isNotEmpty();
        return rules;
    }
}
