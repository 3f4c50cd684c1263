package dev.windlass.autoscaler.source.rules;

import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.autoscaler.resource.ResourceNames;
import dev.windlass.kube.selector.LabelSelector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A metric that a rule makes of a series, ready to be asked for. */
public record SeriesMetric(String name, String series, MetricRule rule) {
    public SeriesMetric {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(rule, "rule");
    }

    /** A query, and the label that names the object in its answer. */
    public record ObjectQuery(String promql, String objectLabel) {}

    /**
     * The query for objects of a resource.
     *
     * @param namespace empty for root-scoped objects
     * @return empty when the rule has no label for the resource
     * @throws RuleException when the selector cannot be put into a query
     */
    public Optional<ObjectQuery> forObjects(
            ApiResource resource, String namespace, List<String> objects, LabelSelector selector, ResourceNames names) {
        Optional<String> label = rule.resources().label(resource, names);
        if (label.isEmpty()) {
            return Optional.empty();
        }
        List<String> matchers = new ArrayList<>(SelectorMatchers.of(selector));
        Map<String, String> values = new LinkedHashMap<>();
        if (!namespace.isEmpty()) {
            addNamespace(namespace, names, matchers, values);
        }
        String joined = String.join("|", objects);
        matchers.add(SelectorMatchers.matcher(label.get(), objects.size() == 1 ? "=" : "=~", joined));
        values.put(label.get(), joined);
        return Optional.of(new ObjectQuery(render(matchers, values, label.get()), label.get()));
    }

    /** The query for an external metric. */
    public String forExternal(String namespace, LabelSelector selector, ResourceNames names) {
        List<String> matchers = new ArrayList<>(SelectorMatchers.of(selector));
        Map<String, String> values = new LinkedHashMap<>();
        if (rule.namespaced() && !namespace.isEmpty()) {
            addNamespace(namespace, names, matchers, values);
        }
        return render(matchers, values, "");
    }

    private void addNamespace(
            String namespace, ResourceNames names, List<String> matchers, Map<String, String> values) {
        names.resource("", "namespaces")
                .flatMap(r -> rule.resources().label(r, names))
                .ifPresent(label -> {
                    matchers.add(SelectorMatchers.matcher(label, "=", namespace));
                    values.put(label, namespace);
                });
    }

    private String render(List<String> matchers, Map<String, String> values, String groupBy) {
        return rule.query()
                .render(Map.of(
                        "Series",
                        series,
                        "LabelMatchers",
                        String.join(",", matchers),
                        "LabelValuesByName",
                        values,
                        "GroupBy",
                        groupBy,
                        "GroupBySlice",
                        List.of(groupBy)));
    }
}
