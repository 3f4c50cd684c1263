package dev.windlass.console.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.console.rules.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Grafana board as Grafana and Prometheus will read it. */
class BoardTest {
    private static final String DATA_SOURCE = "${datasource}";

    private final JsonNode board = read();

    @Test
    void statesTheSchemaItIsWrittenInAndAnIdentityOfItsOwn() {
        assertThat(board.path("schemaVersion").asInt()).isEqualTo(39);
        assertThat(board.path("uid").asText()).isEqualTo("windlass");
        assertThat(board.has("id")).as("an id belongs to one installation").isFalse();
    }

    @Test
    void everyPanelHasItsOwnIdAndSaysWhatItShows() {
        assertThat(panels()).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(plots()).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).isNotBlank();
        });
    }

    @Test
    void everyPanelAsksTheDataSourceTheReaderChose() {
        assertThat(board.path("templating").path("list").get(0).path("name").asText())
                .isEqualTo("datasource");
        assertThat(plots()).allSatisfy(panel -> {
            assertThat(panel.path("datasource").path("uid").asText()).isEqualTo(DATA_SOURCE);
            assertThat(panel.path("targets")).isNotEmpty().allSatisfy(target -> assertThat(
                            target.path("datasource").path("uid").asText())
                    .isEqualTo(DATA_SOURCE));
        });
    }

    @Test
    void noTwoPanelsLieOnEachOther() {
        List<String> taken = new ArrayList<>();
        for (JsonNode panel : panels()) {
            JsonNode place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    taken.add((place.path("x").asInt() + x) + "/"
                            + (place.path("y").asInt() + y));
                }
            }
        }
        assertThat(taken).doesNotHaveDuplicates();
    }

    @Test
    void prometheusUnderstandsEveryQuery(@TempDir Path directory) throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n- name: board\n  rules:\n");
        int number = 0;
        for (JsonNode panel : plots()) {
            for (JsonNode target : panel.path("targets")) {
                rules.append("  - record: board:query").append(number++).append('\n');
                rules.append("    expr: |\n      ")
                        .append(target.path("expr")
                                .asText()
                                .replace("$__rate_interval", "1m")
                                .replace("$namespace", ".*"))
                        .append('\n');
            }
        }
        Files.writeString(directory.resolve("board.yaml"), rules);
        assertThat(Promtool.run(directory, "check", "rules", "board.yaml")).contains(number + " rules found");
    }

    private List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        board.path("panels").forEach(panels::add);
        assertThat(panels).isNotEmpty();
        return panels;
    }

    private List<JsonNode> plots() {
        return panels().stream()
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Path.of("grafana/windlass.json").toFile());
        } catch (IOException e) {
            throw new AssertionError("the board is no JSON", e);
        }
    }
}
