package dev.windlass.autoscaler.source.rules;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One rule.
 *
 * @param seriesQuery selects the series the rule is about
 * @param namespaced for external metrics: whether the caller's namespace narrows the query
 */
public record MetricRule(
        String seriesQuery,
        List<NameFilter> filters,
        ResourceLabels resources,
        boolean namespaced,
        MetricNaming naming,
        QueryTemplate query) {
    static final List<String> FIELDS =
            List.of("Series", "LabelMatchers", "LabelValuesByName", "GroupBy", "GroupBySlice");

    public MetricRule {
        Objects.requireNonNull(seriesQuery, "seriesQuery");
        filters = List.copyOf(filters);
        Objects.requireNonNull(resources, "resources");
        Objects.requireNonNull(naming, "naming");
        Objects.requireNonNull(query, "query");
    }

    /** The metric a series makes; empty when the rule leaves it out. */
    Optional<String> metric(String series) {
        return filters.stream().allMatch(f -> f.passes(series)) ? naming.name(series) : Optional.empty();
    }
}
