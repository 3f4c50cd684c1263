package dev.windlass.testbed.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.testbed.process.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Every query of the Grafana board and of the Prometheus rules, as Prometheus takes it. Each returns data where the services run
 * and are scraped, also while all is well: alerts stand on recorded series that always have a value.
 */
public final class DashboardQueries {
    private static final String RATE_INTERVAL = "1m";

    private DashboardQueries() {}

    /**
     * One query.
     *
     * @param place the panel or rule it stands in
     */
    public record Query(String place, String expression) {}

    /** The rule file, for {@code rule_files} of a Prometheus configuration. */
    public static Path ruleFile() {
        return dashboards().resolve("rules").resolve("windlass.yaml");
    }

    /** The Grafana board. */
    public static Path boardFile() {
        return dashboards().resolve("grafana").resolve("windlass.json");
    }

    /** The board's queries with its variables filled in: every namespace, rates over a minute. */
    public static List<Query> board() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : boardJson().path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(new Query(
                        "panel " + panel.path("title").asText(),
                        target.path("expr")
                                .asText()
                                .replace("$__rate_interval", RATE_INTERVAL)
                                .replace("$namespace", ".*")));
            }
        }
        return queries;
    }

    /** What the rules record. */
    public static List<Query> recordings() {
        List<Query> queries = new ArrayList<>();
        for (Map<String, Object> rule : rules()) {
            if (rule.containsKey("record")) {
                queries.add(new Query("rule " + rule.get("record"), String.valueOf(rule.get("expr"))));
            }
        }
        return queries;
    }

    /** The board's queries and what the rules record. */
    public static List<Query> all() {
        List<Query> queries = new ArrayList<>(board());
        queries.addAll(recordings());
        return queries;
    }

    private static JsonNode boardJson() {
        try {
            return new ObjectMapper().readTree(boardFile().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the board " + boardFile(), e);
        }
    }

    @SuppressWarnings("unchecked") // the shape of a Prometheus rule file, which promtool has checked
    private static List<Map<String, Object>> rules() {
        Map<String, List<Map<String, Object>>> file;
        try {
            file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(ruleFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the rules " + ruleFile(), e);
        }
        return file.getOrDefault("groups", List.of()).stream()
                .flatMap(group -> ((List<Map<String, Object>>) group.getOrDefault("rules", List.of())).stream())
                .toList();
    }

    private static Path dashboards() {
        return ProjectRoot.find().resolve("dashboards");
    }
}
