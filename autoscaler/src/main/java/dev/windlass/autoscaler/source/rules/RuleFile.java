package dev.windlass.autoscaler.source.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** From YAML to rules; every fault is named with its place, an unknown key among them. */
final class RuleFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> SECTIONS = Set.of("rules", "externalRules", "resourceRules");
    private static final Set<String> RULE = Set.of("seriesQuery", "seriesFilters", "resources", "name", "metricsQuery");

    private RuleFile() {}

    static AdapterRules parse(String yaml) {
        JsonNode file;
        try {
            file = MAPPER.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        } catch (YAMLException e) {
            throw new RuleException("not YAML: " + e.getMessage());
        }
        if (file.isNull()) {
            return AdapterRules.NONE;
        }
        requireKnown(file, SECTIONS, "the file");
        return new AdapterRules(rules(file.path("rules"), "rules"), rules(file.path("externalRules"), "externalRules"));
    }

    private static List<MetricRule> rules(JsonNode list, String section) {
        List<MetricRule> rules = new ArrayList<>();
        for (JsonNode rule : list) {
            String place = section + "[" + rules.size() + "]";
            try {
                requireKnown(rule, RULE, place);
                rules.add(rule(rule));
            } catch (RuleException e) {
                throw e.within(place);
            }
        }
        return rules;
    }

    private static MetricRule rule(JsonNode rule) {
        String seriesQuery = rule.path("seriesQuery").asText("");
        String query = rule.path("metricsQuery").asText("");
        if (seriesQuery.isEmpty() || query.isEmpty()) {
            throw new RuleException("seriesQuery and metricsQuery are needed");
        }
        JsonNode resources = rule.path("resources");
        return new MetricRule(
                seriesQuery,
                filters(rule.path("seriesFilters")),
                ResourceLabels.of(
                        overrides(resources.path("overrides")),
                        resources.path("template").asText("")),
                resources.path("namespaced").asBoolean(true),
                MetricNaming.of(
                        rule.path("name").path("matches").asText(""),
                        rule.path("name").path("as").asText("")),
                QueryTemplate.parse(query, MetricRule.FIELDS));
    }

    private static List<NameFilter> filters(JsonNode list) {
        List<NameFilter> filters = new ArrayList<>();
        for (JsonNode filter : list) {
            String is = filter.path("is").asText("");
            String isNot = filter.path("isNot").asText("");
            if (is.isEmpty() == isNot.isEmpty()) {
                throw new RuleException("seriesFilters: each entry has either is or isNot");
            }
            filters.add(
                    is.isEmpty()
                            ? new NameFilter.IsNot(RuleException.pattern(isNot, "seriesFilters.isNot"))
                            : new NameFilter.Is(RuleException.pattern(is, "seriesFilters.is")));
        }
        return filters;
    }

    private static Map<String, ResourceLabels.Named> overrides(JsonNode node) {
        Map<String, ResourceLabels.Named> overrides = new HashMap<>();
        node.properties()
                .forEach(e -> overrides.put(
                        e.getKey(),
                        new ResourceLabels.Named(
                                e.getValue().path("group").asText(""),
                                e.getValue().path("resource").asText(""))));
        return overrides;
    }

    private static void requireKnown(JsonNode node, Set<String> known, String place) {
        if (!node.isObject()) {
            throw new RuleException(place + " is not a mapping");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new RuleException("unknown key " + name + "; there are "
                        + known.stream().sorted().toList());
            }
        });
    }
}
